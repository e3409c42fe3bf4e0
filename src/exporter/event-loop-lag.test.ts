import { expect, test } from 'vitest'
import { ManualClock } from '../base/index.ts'
import { Registry } from '../exposition/index.ts'
import { EventLoopLag } from './event-loop-lag.ts'

test('a timer that fires late is counted by how late, and none is left after the end', async () => {
  const clock = new ManualClock()
  const registry = new Registry()
  // The loop stands still for 300 ms while the second timer waits.
  let late = 0
  const lag = new EventLoopLag(registry, {
    now: () => clock.now(),
    monotonic: () => clock.monotonic() + late,
    setTimer: (ms, callback) => clock.setTimer(ms, callback),
  })
  lag.start()
  await clock.advance(100)
  late = 300
  await clock.advance(100)
  await clock.advance(100)
  lag.stop()
  const text = [...(registry.families()[0]?.chunks() ?? [])].map((chunk) => chunk.render()).join('')
  expect(text).toContain('nodejs_eventloop_lag_seconds_bucket{le="0.001"} 2\n')
  expect(text).toContain('nodejs_eventloop_lag_seconds_bucket{le="0.5"} 3\n')
  expect(text).toContain('nodejs_eventloop_lag_seconds_sum 0.3\n')
  expect(clock.timers).toBe(0)
})
