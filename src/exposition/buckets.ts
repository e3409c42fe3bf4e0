/** Digits that are kept, so that a tenth three times is 0.3 and not 0.30000000000000004. */
const digits = 12

/**
 * Bounds for a histogram, each `width` above the last: `linearBuckets(0.1, 0.1, 3)` is 0.1, 0.2, 0.3. Throws a
 * RangeError for what are no bounds.
 */
export function linearBuckets(start: number, width: number, count: number): number[] {
  check(start >= 0 && width > 0, count, `a start of ${start} and a width of ${width}`)
  return bounds(count, (index) => start + index * width)
}

/**
 * Bounds for a histogram, each `factor` times the last: `exponentialBuckets(0.001, 10, 3)` is 0.001, 0.01, 0.1. Throws a
 * RangeError for what are no bounds.
 */
export function exponentialBuckets(start: number, factor: number, count: number): number[] {
  check(start > 0 && factor > 1, count, `a start of ${start} and a factor of ${factor}`)
  return bounds(count, (index) => start * factor ** index)
}

function bounds(count: number, at: (index: number) => number): number[] {
  return Array.from({ length: count }, (_, index) => Number(at(index).toPrecision(digits)))
}

function check(rises: boolean, count: number, given: string): void {
  if (!rises) throw new RangeError(`buckets with ${given} do not rise from 0`)
  if (!(Number.isInteger(count) && count >= 1 && count <= 1000))
    throw new RangeError(`there cannot be ${count} buckets; each is a series, and a dozen is many`)
}
