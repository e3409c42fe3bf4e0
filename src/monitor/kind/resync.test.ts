import { expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import { Resync } from './resync.ts'

function resyncOf(periodMs: number) {
  const clock = new ManualClock()
  const relisted: string[] = []
  const kinds: { relist(): void }[] = []
  const ending = new AbortController()
  const add = (...names: string[]) => {
    for (const name of names)
      kinds.push({ relist: () => relisted.push(`${name} ${clock.monotonic() / 1000}`) })
  }
  const subject = new Resync({ clock, periodMs, kinds: () => kinds })
  return { clock, relisted, kinds, ending, add, subject }
}

test('kinds take turns, each once in a period, also those that came later', async () => {
  const { clock, relisted, ending, add, subject } = resyncOf(60_000)
  subject.start(ending.signal)
  add('a', 'b')
  await clock.advance(60_000)
  expect(relisted).toEqual(['a 30', 'b 60'])
  add('c')
  await clock.advance(60_000)
  expect(relisted.slice(2)).toEqual(['a 80', 'b 100', 'c 120'])
  ending.abort()
  expect(clock.timers).toBe(0)
})

test('the first kinds are waited for no longer than it takes to see them', async () => {
  const { clock, relisted, ending, add, subject } = resyncOf(2 * 3_600_000)
  subject.start(ending.signal)
  await clock.advance(10_000)
  add('a', 'b')
  await clock.advance(3_600_000 - 1_000)
  expect(relisted).toEqual([])
  await clock.advance(1_000)
  expect(relisted).toEqual(['a 3610'])
  ending.abort()
})

test('many kinds that come at once are not all listed at once', async () => {
  const { clock, relisted, ending, add, subject } = resyncOf(600_000)
  subject.start(ending.signal)
  add('first')
  await clock.advance(590_000)
  add(...Array.from({ length: 59 }, (_, index) => `${index}`))
  await clock.advance(2_000)
  expect(relisted).toEqual(['first 591'])
  await clock.advance(10_000)
  expect(relisted).toHaveLength(2)
  ending.abort()
})

test('what has ended before it began does not begin', () => {
  const { clock, ending, add, subject } = resyncOf(60_000)
  add('a')
  ending.abort()
  subject.start(ending.signal)
  expect(clock.timers).toBe(0)
})
