import { expect, test } from 'vitest'
import { ManualClock } from '../base/index.ts'
import { Resync } from './resync.ts'

test('kinds take turns, each once in a period, also those that came later', async () => {
  const clock = new ManualClock()
  const relisted: string[] = []
  const kind = (name: string) => ({ relist: () => relisted.push(`${name} ${clock.monotonic() / 1000}`) })
  const kinds: ReturnType<typeof kind>[] = []
  const ending = new AbortController()
  new Resync({ clock, periodMs: 60_000, kinds: () => kinds }).start(ending.signal)
  await clock.advance(59_000)
  kinds.push(kind('a'), kind('b'))
  await clock.advance(1_000)
  expect(relisted).toEqual(['a 60'])
  await clock.advance(60_000)
  expect(relisted).toEqual(['a 60', 'b 90', 'a 120'])
  kinds.push(kind('c'))
  await clock.advance(70_000)
  expect(relisted.slice(3)).toEqual(['b 150', 'c 170', 'a 190'])
  ending.abort()
  expect(clock.timers).toBe(0)
})
