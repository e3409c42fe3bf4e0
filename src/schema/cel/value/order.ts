import { byCodePoint } from '../../../base/index.ts'
import type { CelValue } from './cel-value.ts'
import { Duration } from './duration.ts'
import { numeric } from './equality.ts'
import { Timestamp } from './timestamp.ts'

/**
 * Negative, zero or positive as the left value is before, equal to or after the right one; NaN when one of them
 * is NaN; undefined when the two have no order.
 */
export function compare(left: CelValue, right: CelValue): number | undefined {
  const number = numeric(left)
  if (number !== undefined) {
    const other = numeric(right)
    if (other === undefined) return undefined
    return typeof number === typeof other
      ? compareNumbers(number, other)
      : compareNumbers(Number(number), Number(other))
  }
  if (typeof left === 'string') return typeof right === 'string' ? byCodePoint(left, right) : undefined
  if (typeof left === 'boolean') return typeof right === 'boolean' ? Number(left) - Number(right) : undefined
  if (left instanceof Timestamp) {
    return right instanceof Timestamp ? compareNumbers(left.nanoseconds, right.nanoseconds) : undefined
  }
  if (left instanceof Duration) {
    return right instanceof Duration ? compareNumbers(left.nanoseconds, right.nanoseconds) : undefined
  }
  if (left instanceof Uint8Array) return right instanceof Uint8Array ? compareBytes(left, right) : undefined
  return undefined
}

function compareNumbers(left: bigint | number, right: bigint | number): number {
  return left < right ? -1 : left > right ? 1 : left === right ? 0 : Number.NaN
}

function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}
