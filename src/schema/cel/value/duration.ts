import type { ObjectValue } from './cel-value.ts'

const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
}

const term = /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/y
const longest = 256

/** A span of time in whole nanoseconds, which fit 64 bits as in Go's time.Duration. */
export class Duration implements ObjectValue {
  readonly typeName = 'google.protobuf.Duration'
  readonly nanoseconds: bigint

  constructor(nanoseconds: bigint) {
    this.nanoseconds = nanoseconds
  }

  /** Seconds with as much of a fraction as there is, as cel-go prints it: `90s`, `1.5s`. */
  toString(): string {
    const magnitude = this.nanoseconds < 0n ? -this.nanoseconds : this.nanoseconds
    const fraction = String(magnitude % 1_000_000_000n)
      .padStart(9, '0')
      .replace(/0+$/, '')
    const seconds = magnitude / 1_000_000_000n
    return `${this.nanoseconds < 0n ? '-' : ''}${seconds}${fraction === '' ? '' : `.${fraction}`}s`
  }
}

/** Nanoseconds of a text that Go's time.ParseDuration reads; undefined for anything else. */
export function readNanoseconds(text: string): bigint | undefined {
  const negative = text.startsWith('-')
  const start = negative || text.startsWith('+') ? 1 : 0
  if (text.slice(start) === '0') return 0n
  if (text.length === start || text.length > longest) return undefined
  let total = 0n
  for (let position = start; position < text.length; ) {
    term.lastIndex = position
    const match = term.exec(text)
    const [whole = '', digits = '', fraction = '', unit = ''] = match ?? []
    const size = units[unit]
    if (size === undefined || (digits === '' && fraction === '')) return undefined
    total += BigInt(digits || '0') * size + (BigInt(fraction || '0') * size) / 10n ** BigInt(fraction.length)
    position += whole.length
  }
  return negative ? -total : total
}
