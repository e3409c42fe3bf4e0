import type { OpaqueValue } from './cel-value.ts'

/** An address of IPv4 or IPv6 as a number of 32 or 128 bits. */
export class IpAddress implements OpaqueValue {
  readonly typeName = 'net.IP'
  readonly bits: 32 | 128
  readonly number: bigint

  constructor(bits: 32 | 128, number: bigint) {
    this.bits = bits
    this.number = number
  }

  /** Whether the first `count` bits are those of the given number, which is written with that many. */
  startsWith(prefix: bigint, count: number): boolean {
    return this.number >> BigInt(this.bits - count) === prefix
  }

  equals(other: OpaqueValue): boolean {
    return other instanceof IpAddress && this.bits === other.bits && this.number === other.number
  }

  /** The canonical form (RFC 5952): lower case, the longest run of zero groups left out. */
  toString(): string {
    if (this.bits === 32) return groupsOf(this.number, 4, 8n).join('.')
    const groups = groupsOf(this.number, 8, 16n).map((group) => group.toString(16))
    const { start, length } = longestZeros(groups)
    if (length < 2) return groups.join(':')
    return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`
  }
}

/**
 * Go's netip.ParseAddr, without zones and without IPv4 addresses mapped to IPv6, which Kubernetes refuses both;
 * undefined for anything else.
 */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (text.length > 64) return undefined
  if (!text.includes(':')) {
    const number = readIpv4(text)
    return number === undefined ? undefined : new IpAddress(32, number)
  }
  const number = readIpv6(text)
  const mapped = number !== undefined && number >> 32n === 0xffffn
  return number === undefined || mapped ? undefined : new IpAddress(128, number)
}

function readIpv4(text: string): bigint | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) {
    return undefined
  }
  return parts.reduce((number, part) => (number << 8n) | BigInt(part), 0n)
}

function readIpv6(text: string): bigint | undefined {
  const [head = '', tail, ...more] = withHexEnd(text).split('::')
  if (more.length > 0) return undefined
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = 8 - before.length - after.length
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after]
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined
  return groups.reduce((number, group) => (number << 16n) | BigInt(`0x${group}`), 0n)
}

/** An IPv4 address at the end stands for two groups. */
function withHexEnd(text: string): string {
  const start = text.lastIndexOf(':') + 1
  const number = text.includes('.') ? readIpv4(text.slice(start)) : undefined
  if (number === undefined) return text
  return `${text.slice(0, start)}${(number >> 16n).toString(16)}:${(number & 0xffffn).toString(16)}`
}

function groupsOf(number: bigint, count: number, width: bigint): bigint[] {
  return Array.from(
    { length: count },
    (_, index) => (number >> (width * BigInt(count - 1 - index))) & ((1n << width) - 1n),
  )
}

function longestZeros(groups: readonly string[]): { start: number; length: number } {
  let best = { start: 0, length: 0 }
  for (let start = 0; start < groups.length; start++) {
    let length = 0
    while (groups[start + length] === '0') length++
    if (length > best.length) best = { start, length }
  }
  return best
}
