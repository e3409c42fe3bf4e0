import { expect, test } from 'vitest'
import type { HistoryEntry, HistoryWrite, LastKnown } from './history-store.ts'
import { MemoryHistory } from './memory-history.ts'

const always = { from: 0, to: 1e6 }
const subjectOf = (uid: string) => ({ group: 'g', kind: 'K', namespace: 'n', name: `name-${uid}`, uid })
const known = (uid: string): HistoryWrite => {
  const at: LastKnown = {
    ...subjectOf(uid),
    state: 'healthy',
    since: 1,
    reason: '',
    message: '',
    created: 1,
    deletion: undefined,
    generation: 1,
    conditions: [],
    seen: 1,
  }
  return { what: 'known', known: at, isFirst: true }
}
const entry = (uid: string, one: HistoryEntry): HistoryWrite => ({
  what: 'entry',
  subject: subjectOf(uid),
  entry: one,
})
const event = (uid: string, count: number): HistoryEntry => {
  const regarding = subjectOf('a')
  const row = {
    uid,
    type: 'Normal' as const,
    reason: '',
    note: '',
    regarding,
    controller: '',
    count,
    first: 1,
    last: 1,
  }
  return { at: count, what: 'event', event: row }
}
const spec = (generation: number): HistoryEntry => ({
  at: generation,
  what: 'spec',
  generation,
  managers: [],
})
const told = (history: MemoryHistory) =>
  [...history.subjects({}, always)].map(
    ({ subject, entries }) => `${subject.uid} ${entries.map(({ at }) => at)}`,
  )

test('an event that repeats takes the place of itself, also as the only entry', () => {
  const history = new MemoryHistory()
  history.write([known('a'), entry('a', event('e', 1)), entry('a', event('e', 2)), entry('a', event('f', 3))])
  expect(told(history)).toEqual(['a 2,3'])
  expect(history.stats()).toMatchObject({ entries: 2, dropped: 0 })
})

test('of one resource the oldest goes first, and of all the oldest', () => {
  const history = new MemoryHistory({ entries: 4, entriesPerResource: 3 })
  history.write([known('a'), known('b')])
  for (let generation = 1; generation <= 4; generation++) history.write([entry('a', spec(generation))])
  expect(told(history)).toEqual(['a 2,3,4', 'b '])
  for (let generation = 5; generation <= 7; generation++) history.write([entry('b', spec(generation))])
  expect(told(history)).toEqual(['a 4', 'b 5,6,7'])
  expect(history.stats()).toMatchObject({ entries: 4, dropped: 3 })
})

test('of whom nothing is held any more nothing is known, and it takes no room', () => {
  const history = new MemoryHistory({ entries: 2 })
  for (const uid of ['a', 'b', 'c', 'd']) history.write([known(uid), entry(uid, spec(1))])
  expect(told(history)).toEqual(['c 1', 'd 1'])
  expect(history.known('a')).toBeUndefined()
  const { bytes } = history.stats()
  for (let round = 0; round < 1000; round++) history.write([known(`${round}`), entry(`${round}`, spec(1))])
  expect(history.stats().bytes - bytes).toBeLessThan(20)
})

test('when memory is short half may be held, the oldest goes at once and is counted, down to a floor', () => {
  const history = new MemoryHistory({ entries: 3000, entriesPerResource: 3000 })
  history.write([known('a'), ...Array.from({ length: 3000 }, (_, index) => entry('a', spec(index)))])
  const held = [1, 2, 3].map(() => {
    history.shed()
    return history.stats()
  })
  expect(held).toMatchObject([
    { entries: 1500, dropped: 1500 },
    { entries: 1000, dropped: 2000 },
    { entries: 1000, dropped: 2000 },
  ])
  expect([...history.subjects({}, always)][0]?.entries[0]?.at).toBe(2000)
})

test('what is closed holds nothing', () => {
  const history = new MemoryHistory()
  history.write([known('a'), entry('a', spec(1))])
  history.close()
  expect(history.stats()).toEqual({ entries: 0, bytes: 0, dropped: 0 })
})
