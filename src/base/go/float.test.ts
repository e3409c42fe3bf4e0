import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goFormatFloat, goParseFloat } from './float.ts'

describe('floats are written as Go does', () => {
  test.each([
    [-0, '0'],
    [123456.5, '123456.5'],
    [1_000_000, '1e+06'],
    [-1_234_500, '-1.2345e+06'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [1e-300, '1e-300'],
    [1e21, '1e+21'],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Inf'],
  ])('%d → %s', (value, text) => {
    expect(goFormatFloat(value)).toBe(text)
  })

  test('so that they are the same number when read', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(goParseFloat(goFormatFloat(value))).toBe(value === 0 ? 0 : value)
      }),
    )
  })
})
