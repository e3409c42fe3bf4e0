import type { ObjectValue } from './cel-value.ts'

/** An unsigned integer of 64 bits. */
export class Uint implements ObjectValue {
  readonly typeName = 'uint'
  readonly value: bigint

  constructor(value: bigint) {
    this.value = value
  }
}

export const maxUint64 = 2n ** 64n - 1n
export const maxInt64 = 2n ** 63n - 1n
export const minInt64 = -(2n ** 63n)

export function fitsInt64(value: bigint): boolean {
  return value >= minInt64 && value <= maxInt64
}

export function fitsUint64(value: bigint): boolean {
  return value >= 0n && value <= maxUint64
}
