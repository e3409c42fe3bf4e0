import type { ObjectValue } from './cel-value.ts'

/** An instant, in nanoseconds since 1970 UTC; from year 1 to year 9999. */
export class Timestamp implements ObjectValue {
  readonly typeName = 'google.protobuf.Timestamp'
  readonly nanoseconds: bigint

  constructor(nanoseconds: bigint) {
    this.nanoseconds = nanoseconds
  }

  /** RFC 3339 in UTC with as much of a fraction as there is, as cel-go prints it. */
  toString(): string {
    const seconds = floorDivide(this.nanoseconds, 1_000_000_000n)
    const fraction = this.nanoseconds - seconds * 1_000_000_000n
    const digits = fraction === 0n ? '' : `.${String(fraction).padStart(9, '0').replace(/0+$/, '')}`
    return `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}${digits}Z`
  }
}

const earliest = -62_135_596_800n * 1_000_000_000n
const latest = 253_402_300_799n * 1_000_000_000n + 999_999_999n

/** Undefined when the instant is outside of what CEL has. */
export function timestampFrom(nanoseconds: bigint): Timestamp | undefined {
  return nanoseconds < earliest || nanoseconds > latest ? undefined : new Timestamp(nanoseconds)
}

export function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor
  return dividend % divisor < 0n ? quotient - 1n : quotient
}
