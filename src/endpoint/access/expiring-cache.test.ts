import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import { ExpiringCache } from './expiring-cache.ts'

describe('a cache whose entries expire', () => {
  test('forgets at the end of their time, and what was asked for longest ago when it is full', async () => {
    const clock = new ManualClock()
    const cache = new ExpiringCache<number>({ clock, size: 2 })
    cache.set('a', 1, 10)
    cache.set('b', 2, 20)
    expect(cache.get('a')).toBe(1)
    cache.set('c', 3, 20)
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3])
    await clock.advance(10)
    expect([cache.get('a'), cache.get('c')]).toEqual([undefined, 3])
  })

  test('never says what was not said last, nor what is over, nor holds more than it may', async () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd'),
      ttl: fc.integer({ min: 0, max: 5 }),
      wait: fc.integer({ min: 0, max: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step), async (steps) => {
        const clock = new ManualClock()
        const cache = new ExpiringCache<number>({ clock, size: 2 })
        const truth = new Map<string, { value: number; until: number }>()
        for (const [value, { key, ttl, wait }] of steps.entries()) {
          cache.set(key, value, ttl)
          truth.set(key, { value, until: clock.monotonic() + ttl })
          await clock.advance(wait)
          const held = [...truth].filter(([name, { value, until }]) => {
            const found = cache.get(name)
            expect(found === undefined || (found === value && until > clock.monotonic())).toBe(true)
            return found !== undefined
          })
          expect(held.length).toBeLessThanOrEqual(2)
        }
      }),
    )
  })
})
