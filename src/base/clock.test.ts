import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { systemClock } from './clock.ts'

const hourMs = 3_600_000

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test.each([
  1,
  24,
  // The longest that the runtime knows is 24.8 days.
  596,
  597,
  720,
  24 * 365,
])('a timer of %i hours fires then, once, and not before', (hours) => {
  const fired = vi.fn()
  systemClock.setTimer(hours * hourMs, fired)
  vi.advanceTimersByTime(hours * hourMs - 1)
  expect(fired).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(fired).toHaveBeenCalledTimes(1)
  expect(vi.getTimerCount()).toBe(0)
})

test('a long timer is cancelled at any time', () => {
  const fired = vi.fn()
  const timer = systemClock.setTimer(2000 * hourMs, fired)
  vi.advanceTimersByTime(700 * hourMs)
  timer.cancel()
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(2000 * hourMs)
  expect(fired).not.toHaveBeenCalled()
})
