import { expect, test } from 'vitest'
import { parseSpan } from './span.ts'

const hour = 3_600_000

test.each([
  ['30s', 30_000],
  ['1h30m', 1.5 * hour],
  ['7d', 7 * 24 * hour],
  ['2w', 14 * 24 * hour],
  ['1y', 365 * 24 * hour],
  ['1d12h', 36 * hour],
  ['0', 0],
  ['0d', 0],
])('%s is a span', (text, ms) => expect(parseSpan(text)).toBe(ms))

test.each(['', '-1h', '1d-1h', '7', 'd', '1d2d', '5x', ' 1d', '1.5d'])('%j is none', (text) =>
  expect(parseSpan(text)).toBeUndefined(),
)
