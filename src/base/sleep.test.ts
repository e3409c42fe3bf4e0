import { expect, test } from 'vitest'
import { ManualClock } from './manual-clock.ts'
import { sleep } from './sleep.ts'

test('a sleep ends when its time has come', async () => {
  const clock = new ManualClock()
  let awake = false
  void sleep(clock, 100).then(() => {
    awake = true
  })
  await clock.advance(99)
  expect(awake).toBe(false)
  await clock.advance(1)
  expect(awake).toBe(true)
})

test('an aborted sleep rejects with the reason at once and leaves no timer', async () => {
  const clock = new ManualClock()
  const controller = new AbortController()
  const sleeping = sleep(clock, 100, controller.signal)
  controller.abort(new Error('stop'))
  await expect(sleeping).rejects.toThrow('stop')
  expect(clock.timers).toBe(0)
  await expect(sleep(clock, 1, controller.signal)).rejects.toThrow('stop')
})

test('timers of a manual clock fire in order of their time, those set by others included', async () => {
  const clock = new ManualClock(0)
  const fired: string[] = []
  clock.setTimer(20, () => fired.push(`b at ${clock.now()}`))
  clock.setTimer(10, () => {
    fired.push(`a at ${clock.now()}`)
    clock.setTimer(5, () => fired.push(`c at ${clock.now()}`))
  })
  clock.setTimer(12, () => fired.push('never')).cancel()
  await clock.advance(30)
  expect(fired).toEqual(['a at 10', 'c at 15', 'b at 20'])
  expect(clock.now()).toBe(30)
})
