import { globalFunction, memberFunction, type Overload } from '../function/overload.ts'
import { CelError } from '../value/cel-error.ts'
import { bool, CelType, int, string } from '../value/cel-type.ts'
import type { CelValue, OpaqueValue } from '../value/cel-value.ts'
import { IpAddress, parseIpAddress } from '../value/ip-address.ts'
import { traversal } from '../value/meter.ts'

/** A range of addresses by their first bits; the address may have bits after them. */
class Cidr implements OpaqueValue {
  readonly typeName = 'net.CIDR'
  readonly address: IpAddress
  readonly prefixLength: number

  constructor(address: IpAddress, prefixLength: number) {
    this.address = address
    this.prefixLength = prefixLength
  }

  get #prefix(): bigint {
    return this.address.number >> BigInt(this.address.bits - this.prefixLength)
  }

  contains(address: IpAddress): boolean {
    return address.bits === this.address.bits && address.startsWith(this.#prefix, this.prefixLength)
  }

  masked(): Cidr {
    const { bits } = this.address
    return new Cidr(new IpAddress(bits, this.#prefix << BigInt(bits - this.prefixLength)), this.prefixLength)
  }

  equals(other: OpaqueValue): boolean {
    return (
      other instanceof Cidr && this.prefixLength === other.prefixLength && this.address.equals(other.address)
    )
  }

  toString(): string {
    return `${this.address}/${this.prefixLength}`
  }
}

const ip = new CelType<IpAddress>('net.IP')
const cidr = new CelType<Cidr>('net.CIDR')
const cost = (text: string) => traversal(text.length)

/** Kubernetes' functions of addresses and their ranges (apiserver/pkg/cel/library/ip.go, cidr.go). */
export const networks: readonly Overload[] = [
  globalFunction('ip', [string], ip, (_, text) => readIp(text), { cost }),
  globalFunction('isIP', [string], bool, (_, text) => parseIpAddress(text) !== undefined, { cost }),
  globalFunction('ip.isCanonical', [string], bool, (_, text) => isCanonical(text), { cost }),
  globalFunction('string', [ip], string, (_, address) => address.toString()),
  memberFunction('family', [ip], int, (_, { bits }) => (bits === 32 ? 4n : 6n)),
  memberFunction('isUnspecified', [ip], bool, (_, { number }) => number === 0n),
  memberFunction('isLoopback', [ip], bool, (_, address) =>
    address.bits === 32 ? address.startsWith(127n, 8) : address.number === 1n,
  ),
  memberFunction('isLinkLocalMulticast', [ip], bool, (_, address) => isLinkLocalMulticast(address)),
  memberFunction('isLinkLocalUnicast', [ip], bool, (_, address) => isLinkLocalUnicast(address)),
  memberFunction('isGlobalUnicast', [ip], bool, (_, address) => isGlobalUnicast(address)),

  globalFunction('cidr', [string], cidr, (_, text) => parseCidr(text) ?? notCidr(text), { cost }),
  globalFunction('isCIDR', [string], bool, (_, text) => parseCidr(text) !== undefined, { cost }),
  globalFunction('string', [cidr], string, (_, range) => range.toString()),
  memberFunction('containsIP', [cidr, ip], bool, (_, range, address) => range.contains(address)),
  memberFunction('containsIP', [cidr, string], bool, (_, range, text) => {
    const address = readIp(text)
    return address instanceof IpAddress ? range.contains(address) : address
  }),
  memberFunction('containsCIDR', [cidr, cidr], bool, (_, range, other) => containsCidr(range, other)),
  memberFunction('containsCIDR', [cidr, string], bool, (_, range, text) => {
    const other = parseCidr(text)
    return other === undefined ? notCidr(text) : containsCidr(range, other)
  }),
  memberFunction('ip', [cidr], ip, (_, { address }) => address),
  memberFunction('masked', [cidr], cidr, (_, range) => range.masked()),
  memberFunction('prefixLength', [cidr], int, (_, { prefixLength }) => BigInt(prefixLength)),
]

function readIp(text: string): IpAddress | CelError {
  const quoted = JSON.stringify(text)
  return (
    parseIpAddress(text) ??
    new CelError(
      `IP Address ${quoted} parse error during conversion from string: ParseAddr(${quoted}): unable to parse IP`,
    )
  )
}

function isCanonical(text: string): CelValue {
  const address = readIp(text)
  return address instanceof IpAddress ? address.toString() === text : address
}

function isLinkLocalMulticast(address: IpAddress): boolean {
  if (address.bits === 32) return address.startsWith(0xe00000n, 24)
  return address.startsWith(0xffn, 8) && (address.number >> 112n) % 16n === 2n
}

function isLinkLocalUnicast(address: IpAddress): boolean {
  return address.bits === 32 ? address.startsWith(0xa9fen, 16) : address.startsWith(0x3fan, 10)
}

/** Neither the broadcast address nor unspecified, loopback, multicast or local to a link. */
function isGlobalUnicast(address: IpAddress): boolean {
  if (address.number === 0n || isLinkLocalUnicast(address)) return false
  if (address.bits === 128) return address.number !== 1n && !address.startsWith(0xffn, 8)
  return address.number !== 0xffffffffn && !address.startsWith(127n, 8) && !address.startsWith(0xen, 4)
}

/** Go's netip.ParsePrefix. */
function parseCidr(text: string): Cidr | undefined {
  const slash = text.lastIndexOf('/')
  const address = slash < 0 ? undefined : parseIpAddress(text.slice(0, slash))
  const length = text.slice(slash + 1)
  if (address === undefined || !/^(?:0|[1-9]\d{0,2})$/.test(length)) return undefined
  return Number(length) > address.bits ? undefined : new Cidr(address, Number(length))
}

function notCidr(text: string): CelError {
  const reason = `netip.ParsePrefix(${JSON.stringify(text)}): unable to parse`
  return new CelError(`network address parse error during conversion from string: ${reason}`)
}

function containsCidr(range: Cidr, other: Cidr): boolean {
  return range.contains(other.address) && range.prefixLength <= other.prefixLength
}
