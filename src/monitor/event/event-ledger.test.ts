import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EventLedger } from './event-ledger.ts'

test('what is in the first list is the base, repeats are updates with a higher count, and lists repeat what is known', () => {
  const ledger = new EventLedger()
  expect(ledger.note({ uid: 'a', count: 7 }, 0, true)).toBe(0)
  expect(ledger.note({ uid: 'a', count: 7 }, 0, false)).toBeUndefined()
  expect(ledger.note({ uid: 'a', count: 9 }, 0, false)).toBe(2)
  expect(ledger.note({ uid: 'b', count: 3 }, 1, false)).toBe(3)
  expect(ledger.note({ uid: 'b', count: 1 }, 1, false)).toBe(0)
})

test('every occurrence since the base counts once, however events are listed, watched and missed', () => {
  const step = fc.record({
    uid: fc.constantFrom('a', 'b', 'c'),
    by: fc.nat(3),
    heard: fc.boolean(),
    relist: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step), fc.array(step), (before, after) => {
      const server = new Map<string, number>()
      const occur = ({ uid, by }: { uid: string; by: number }) =>
        server.set(uid, (server.get(uid) ?? 0) + by + 1)
      for (const one of before) occur(one)
      const base = [...server.values()].reduce((sum, count) => sum + count, 0)
      const ledger = new EventLedger()
      for (const [uid, count] of server) ledger.note({ uid, count }, 0, true)
      let counted = 0
      const hear = (uid: string) => {
        counted += ledger.note({ uid, count: server.get(uid) ?? 0 }, 1, false) ?? 0
      }
      for (const one of after) {
        occur(one)
        if (one.heard) hear(one.uid)
        if (one.relist) for (const uid of server.keys()) hear(uid)
      }
      for (const uid of server.keys()) hear(uid)
      expect(counted).toBe([...server.values()].reduce((sum, count) => sum + count, 0) - base)
    }),
  )
})

test('it stays bounded, and what is forgotten counts no more rather than twice', () => {
  const ledger = new EventLedger(2)
  expect(ledger.note({ uid: 'a', count: 5 }, 10, false)).toBe(5)
  ledger.note({ uid: 'b', count: 1 }, 20, false)
  ledger.note({ uid: 'c', count: 1 }, 30, false)
  expect(ledger.size).toBe(2)
  expect(ledger.note({ uid: 'a', count: 6 }, 10, false)).toBe(0)
  expect(ledger.note({ uid: 'd', count: 2 }, 40, false)).toBe(2)
})
