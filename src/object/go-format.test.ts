import { describe, expect, test } from 'vitest'
import { goFormat } from './go-format.ts'

describe('a value of JSON is printed as Go does', () => {
  test.each([
    ['a b', 'a b'],
    [true, 'true'],
    [null, '<nil>'],
    [undefined, '<nil>'],
    [1_700_000_000, '1700000000'],
    [-0, '0'],
    [1e18, '1000000000000000000'],
    [2 ** 60, '1152921504606846976'],
    [-(2 ** 63), '-9223372036854775808'],
    [1e19, '1e+19'],
    [1.5, '1.5'],
    [[1, 'a', []], '[1 a []]'],
    [{ b: { c: null }, a: [true] }, 'map[a:[true] b:map[c:<nil>]]'],
    [{ '😀': 1, '\uff5e': 2 }, 'map[\uff5e:2 😀:1]'],
  ])('%j → %s', (value, text) => {
    expect(goFormat(value)).toBe(text)
  })
})
