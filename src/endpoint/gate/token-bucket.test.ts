import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import { TokenBucket } from './token-bucket.ts'

test('a rate lets through its burst at once, and then one each interval', async () => {
  const clock = new ManualClock()
  const bucket = new TokenBucket({ intervalMs: 100, burst: 3 }, clock)
  const takeAll = () => Array.from({ length: 5 }, () => bucket.take()).filter(Boolean).length
  expect(takeAll()).toBe(3)
  await clock.advance(99)
  expect(takeAll()).toBe(0)
  await clock.advance(1)
  expect(takeAll()).toBe(1)
  await clock.advance(60_000)
  expect(takeAll()).toBe(3)
})

test('a rate is never exceeded, however requests come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 0, max: 300 })),
      async (burst, waits) => {
        const clock = new ManualClock()
        const bucket = new TokenBucket({ intervalMs: 100, burst }, clock)
        let taken = 0
        for (const wait of waits) {
          await clock.advance(wait)
          if (bucket.take()) taken++
          // A thousandth for what adding fractions loses.
          expect(taken).toBeLessThanOrEqual(burst + clock.monotonic() / 100 + 0.001)
        }
      },
    ),
  )
})
