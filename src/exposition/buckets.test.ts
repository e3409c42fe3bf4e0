import { expect, test } from 'vitest'
import { exponentialBuckets, linearBuckets } from './buckets.ts'

test('buckets rise by a width or a factor, without what binary fractions leave over', () => {
  expect(linearBuckets(0.1, 0.1, 4)).toEqual([0.1, 0.2, 0.3, 0.4])
  expect(linearBuckets(0, 5, 3)).toEqual([0, 5, 10])
  expect(exponentialBuckets(0.001, 10, 5)).toEqual([0.001, 0.01, 0.1, 1, 10])
  expect(exponentialBuckets(1, 2, 4)).toEqual([1, 2, 4, 8])
})

test('what are no bounds is refused with the reason', () => {
  for (const make of [
    () => linearBuckets(0, 0, 3),
    () => linearBuckets(-1, 1, 3),
    () => linearBuckets(Number.NaN, 1, 3),
    () => exponentialBuckets(0, 2, 3),
    () => exponentialBuckets(1, 1, 3),
  ])
    expect(make).toThrow('do not rise from 0')
  for (const count of [0, 1.5, 1e9, Number.NaN])
    expect(() => linearBuckets(0, 1, count)).toThrow('there cannot be')
})
