import { expect, test } from 'vitest'
import { attemptsWithin } from './back-off.ts'

const attempts = (seconds: number) => {
  const { count, last } = attemptsWithin(seconds * 1000)
  return [count, last / 1000]
}

test('waits double from 10 s on, up to five minutes', () => {
  const times = [0, 10, 30, 70, 150, 310, 610, 910, 1210]
  for (const [index, time] of times.entries()) {
    expect(attempts(time)).toEqual([index + 1, time])
    expect(attempts(time + 9)).toEqual([index + 1, time])
  }
})
