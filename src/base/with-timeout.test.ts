import { expect, test } from 'vitest'
import { ManualClock } from './manual-clock.ts'
import { sleep } from './sleep.ts'
import { TimeoutError, withTimeout } from './with-timeout.ts'

test('what ends in time gives what it gives, and leaves no timer', async () => {
  const clock = new ManualClock()
  await expect(withTimeout(clock, 100, async () => 'done')).resolves.toBe('done')
  await expect(withTimeout(clock, 100, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(clock.timers).toBe(0)
})

test('what takes too long is told to stop, and was late whatever it ends with', async () => {
  const clock = new ManualClock()
  const late = withTimeout(clock, 100, (signal) =>
    sleep(clock, 1000, signal).catch(() => Promise.reject(new Error('stopped'))),
  )
  const outcome = late.catch((error: unknown) => error)
  await clock.advance(100)
  const error = await outcome
  expect(error).toBeInstanceOf(TimeoutError)
  expect(error).toMatchObject({ message: 'no answer within 0.1 s', cause: { message: 'stopped' } })
  expect(clock.timers).toBe(0)
})
