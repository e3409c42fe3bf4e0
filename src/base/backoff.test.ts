import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Backoff } from './backoff.ts'

test('the bound doubles with each failure up to the maximum, and the delay is drawn below it', () => {
  const backoff = new Backoff({ initial: 800, max: 30_000 }, () => 0.5)
  expect(Array.from({ length: 8 }, () => backoff.next())).toEqual([
    400, 800, 1600, 3200, 6400, 12_800, 15_000, 15_000,
  ])
  backoff.reset()
  expect(backoff.next()).toBe(400)
})

test('a delay is never shorter than the server asked for', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(60_000), (draw, retryAfter) => {
      expect(new Backoff({ initial: 10, max: 1000 }, () => draw).next(retryAfter)).toBeGreaterThanOrEqual(
        retryAfter,
      )
    }),
  )
})

test('many failures in a row stay finite', () => {
  const backoff = new Backoff({ initial: 1, max: 1000 }, () => 1)
  for (let failure = 0; failure < 5000; failure++) expect(backoff.next()).toBeLessThanOrEqual(1000)
})
