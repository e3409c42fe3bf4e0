import { expect, test } from 'vitest'
import { attemptsWithin, failuresOf } from './retry-back-off.ts'

const [hour, day] = [3600, 86_400]

/** 5 ms · (2ⁿ − 1) after the first attempt comes the nth retry, up to the 18th after 1310.715 s; then one every 1000 s. */
test.each([
  [0, 1],
  [0.0049, 1],
  [0.005, 2],
  [0.015, 3],
  [1310.71, 18],
  [1310.72, 19],
  [2310.7, 19],
  [2310.72, 20],
  [hour, 21],
  [6 * hour, 39],
  [day, 104],
  [3 * day, 276],
])('within %d seconds an object that fails is tried %d times', (seconds, attempts) => {
  expect(attemptsWithin(seconds)).toBe(attempts)
})

test.each([30, 300, hour, 6 * hour, day, 3 * day])(
  'one object never fails more often within %d seconds, whenever the process starts anew',
  (window) => {
    const starts = Array.from({ length: 101 }, (_, index) => (index / 100) * window)
    const most = Math.max(...starts.map((at) => attemptsWithin(at) + attemptsWithin(window - at)))
    expect(most).toBeLessThan(failuresOf(1, window))
    // Three are more, without any start.
    expect(3 * attemptsWithin(window)).toBeGreaterThan(failuresOf(1, window))
  },
)
