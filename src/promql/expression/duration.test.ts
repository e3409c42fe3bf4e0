import fc from 'fast-check'
import { expect, test } from 'vitest'
import { durationAdvice, formatDuration, parseDuration } from './duration.ts'

test.each([
  ['5m', 300],
  ['1h30m', 5400],
  ['1d12h', 129_600],
  ['0', 0],
  ['300ms', 0.3],
  ['5 m', undefined],
  ['1m1h', undefined],
  ['', undefined],
])('%j is %s seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds)
})

test.each([
  ['5 minutes', 'write 5m'],
  ['5min', 'write 5m'],
  ['30 s', 'write 30s'],
  ['1 hour and 30 minutes', 'write 1h30m'],
  ['1h 30m', 'write 1h30m'],
  ['1.5h', 'write 1h30m'],
  ['5M', 'write 5m'],
  ['300', 'write 5m if these are seconds'],
  ['5 fortnights', 'such as 30s, 5m or 1h30m'],
  ['five minutes', 'such as 30s, 5m or 1h30m'],
  ['-5m', 'such as 30s, 5m or 1h30m'],
  ['', 'such as 30s, 5m or 1h30m'],
])('of %j the advice is: %s', (text, advice) => {
  expect(durationAdvice(text)).toBe(advice)
})

test('a duration that is printed is read as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (milliseconds) => {
      expect(parseDuration(formatDuration(milliseconds / 1000))).toBeCloseTo(milliseconds / 1000, 3)
    }),
  )
})
