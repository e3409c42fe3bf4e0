import type { ObjectValue } from './cel-value.ts'

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
