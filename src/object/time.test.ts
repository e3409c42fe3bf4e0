import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatTime, parseTime } from './time.ts'

describe('RFC 3339', () => {
  test.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2026-03-04T05:06:07Z', Date.UTC(2026, 2, 4, 5, 6, 7)],
    ['2026-03-04T05:06:07.5Z', Date.UTC(2026, 2, 4, 5, 6, 7) + 500],
    ['2026-03-04T05:06:07.123456789Z', Date.UTC(2026, 2, 4, 5, 6, 7) + 123.456],
    ['2026-03-04T05:06:07+02:00', Date.UTC(2026, 2, 4, 3, 6, 7)],
    ['2026-03-04T05:06:07-23:59', Date.UTC(2026, 2, 5, 5, 5, 7)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    ['0001-01-01T00:00:00Z', -62135596800000],
  ])('%s', (text, ms) => {
    expect(parseTime(text)).toBe(ms)
  })

  test.each([
    '',
    'yesterday',
    '2026-03-04',
    '2026-03-04 05:06:07Z',
    '2026-03-04t05:06:07z',
    '2026-03-04T05:06:07',
    '2025-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:00:60Z',
    '2026-01-01T00:00:00.Z',
    '2026-01-01T00:00:00+25:00',
    null,
    undefined,
    1767225600,
    {},
  ])('%j is no time', (text) => {
    expect(parseTime(text)).toBeUndefined()
  })
})

test('times are written in whole seconds', () => {
  expect(formatTime(1999)).toBe('1970-01-01T00:00:01Z')
  expect(formatTime(-1)).toBe('1969-12-31T23:59:59Z')
})

test('what is written reads back the same', () => {
  const seconds = fc.integer({ min: -62135596800, max: 253402300799 })
  fc.assert(
    fc.property(seconds, (second) => {
      expect(parseTime(formatTime(second * 1000))).toBe(second * 1000)
    }),
  )
})
