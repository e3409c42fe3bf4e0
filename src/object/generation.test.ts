import { expect, test } from 'vitest'
import { readGeneration } from './generation.ts'

test.each([
  [0, 0],
  [3, 3],
  ['12', 12],
  ['99999999', 99_999_999],
  ['1234567890', undefined],
  ['6c5f9d7b8', undefined],
  ['', undefined],
  ['-1', undefined],
  [-1, undefined],
  [1.5, undefined],
  [2 ** 53, undefined],
  [null, undefined],
])('the generation %j is %s', (value, expected) => {
  expect(readGeneration(value)).toBe(expected)
})
