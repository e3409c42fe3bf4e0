import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { humanDuration, parseDuration } from './duration.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const year = 365 * day

describe('Go durations', () => {
  test.each([
    ['0', 0],
    ['300ms', 300],
    ['1h30m', 90 * minute],
    ['-1.5h', -90 * minute],
    ['+5s', 5000],
    ['.5s', 500],
    ['1.s', 1000],
    ['1us', 0.001],
    ['1µs', 0.001],
    ['1μs', 0.001],
    ['1ns', 0.000001],
    ['1s1h', hour + second],
    ['2562047h47m16.854775807s', 9223372036854.775],
    ['-2562047h47m16.854775808s', -9223372036854.775],
  ])('%s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms)
  })

  test.each([
    '',
    '1',
    '-',
    '.',
    '.s',
    's',
    '1d',
    '1 s',
    '1h ',
    '1h-1m',
    '2562047h47m16.854775808s',
    '1e3s',
    'NaN',
  ])('%j is no duration', (text) => {
    expect(parseDuration(text)).toBeUndefined()
  })

  test('no text makes parsing throw or give NaN', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.+-hmsnuµ') }), (text) => {
        expect(parseDuration(text)).not.toBeNaN()
      }),
    )
  })
})

describe('the age that people read', () => {
  test.each([
    [-2 * second, '<invalid>'],
    [-1.9 * second, '0s'],
    [0, '0s'],
    [119.9 * second, '119s'],
    [2 * minute, '2m'],
    [3 * minute + 12 * second, '3m12s'],
    [10 * minute + 59 * second, '10m'],
    [179 * minute, '179m'],
    [3 * hour, '3h'],
    [5 * hour + 4 * minute, '5h4m'],
    [8 * hour + 59 * minute, '8h'],
    [47 * hour, '47h'],
    [48 * hour, '2d'],
    [3 * day + 4 * hour, '3d4h'],
    [8 * day + 4 * hour, '8d'],
    [729 * day, '729d'],
    [2 * year, '2y'],
    [2 * year + 11 * day, '2y11d'],
    [8 * year + 11 * day, '8y'],
    [Number.NaN, '<unknown>'],
  ])('%d ms is %s', (ms, text) => {
    expect(humanDuration(ms)).toBe(text)
  })
})
