import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EventRow } from '../../view/index.ts'
import { defaultEventLimits, type EventLimit, type EventLimits, EventStore } from './event-store.ts'
import type { ObjectRef } from './owners-of.ts'

const ref = (kind: string, name: string): ObjectRef => ({
  group: kind === 'Pod' ? '' : 'example.com',
  kind,
  namespace: 'shop',
  name,
  uid: `${kind}-${name}`,
})

const row = (uid: string, regarding: ObjectRef, fields: Partial<EventRow> = {}): EventRow => ({
  uid,
  type: 'Normal',
  reason: 'R',
  note: uid,
  regarding,
  controller: 'c',
  count: 1,
  first: 0,
  last: 0,
  ...fields,
})

const orders = ref('Database', 'orders')

function storeOf(limits: Partial<EventLimits> = {}) {
  const dropped: EventLimit[] = []
  const store = new EventStore({ ...defaultEventLimits, ...limits }, (limit) => dropped.push(limit))
  return {
    store,
    dropped,
    uids: (about?: ObjectRef) => store.query(about ? { about } : {}).map(({ uid }) => uid),
  }
}

describe('events', () => {
  test('are found by what they regard and by every owner of that, newest first', () => {
    const { store, uids } = storeOf()
    const [shard, pod] = [ref('Shard', 'a'), ref('Pod', 'a-0')]
    store.put(row('1', orders, { last: 5 }), [])
    store.put(row('2', pod, { last: 9 }), [shard, orders])
    store.put(row('3', ref('Database', 'other'), { last: 7 }), [])
    expect(uids(orders)).toEqual(['2', '1'])
    expect(uids(shard)).toEqual(['2'])
    expect(uids(pod)).toEqual(['2'])
    expect(uids()).toEqual(['2', '3', '1'])
  })

  test('are half as many each time that memory is short, the oldest gone at once and counted, down to a floor', () => {
    const { store, dropped, uids } = storeOf({ inAll: 1600, perResource: 1e6 })
    for (let index = 0; index < 1600; index++) store.put(row(`${index}`, orders, { last: index }), [])
    const sizes = [1, 2, 3].map(() => {
      store.shed()
      return store.size
    })
    expect(sizes).toEqual([800, 500, 500])
    expect(dropped).toHaveLength(1100)
    expect(uids(orders)).toEqual(Array.from({ length: 500 }, (_, index) => `${1599 - index}`))
    store.put(row('new', orders, { last: 1600 }), [])
    expect(store.size).toBe(500)
  })

  test('that may be few from the start are no more for memory being short', () => {
    const { store } = storeOf({ inAll: 3 })
    store.shed()
    for (let index = 0; index < 5; index++) store.put(row(`${index}`, orders), [])
    expect(store.size).toBe(3)
  })

  test('are filtered by type, namespace and time', () => {
    const { store } = storeOf()
    store.put(row('1', orders, { type: 'Warning', last: 5 }), [])
    store.put(row('2', orders, { last: 9 }), [])
    const uids = (query: object) => store.query(query).map(({ uid }) => uid)
    expect(uids({ types: ['Warning'] })).toEqual(['1'])
    expect(uids({ namespace: 'elsewhere' })).toEqual([])
    expect(uids({ since: 6 })).toEqual(['2'])
    expect(uids({ limit: 1 })).toEqual(['2'])
  })

  test('of one resource past its limit go oldest first, the normal ones before any warning', () => {
    const { store, dropped, uids } = storeOf({ perResource: 2 })
    store.put(row('warning', orders, { type: 'Warning', last: 1 }), [])
    store.put(row('old', orders, { last: 2 }), [])
    store.put(row('new', ref('Pod', 'p'), { last: 3 }), [orders])
    expect(uids()).toEqual(['new', 'warning'])
    store.put(row('worse', orders, { type: 'Warning', last: 4 }), [])
    store.put(row('worst', orders, { type: 'Warning', last: 5 }), [])
    expect(uids()).toEqual(['worst', 'worse'])
    expect(dropped).toEqual(['resource', 'resource', 'resource'])
  })

  test('an event that recurs is young again', () => {
    const { store, uids } = storeOf({ perResource: 2 })
    store.put(row('a', orders, { last: 1 }), [])
    store.put(row('b', orders, { last: 2 }), [])
    store.put(row('a', orders, { last: 3, count: 2 }), [])
    store.put(row('c', orders, { last: 4 }), [])
    expect(uids()).toEqual(['c', 'a'])
  })

  test('whatever comes, limits hold and nothing is left behind', () => {
    const one = fc.record({
      uid: fc.nat(30).map(String),
      name: fc.constantFrom('a', 'b', 'c'),
      type: fc.constantFrom('Normal' as const, 'Warning' as const),
      note: fc.string({ maxLength: 200 }),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 60 }), (all) => {
        const { store } = storeOf({ perResource: 4, inAll: 9, bytes: 6000 })
        for (const { uid, name, type, note } of all)
          store.put(row(uid, ref('Pod', uid), { type, note }), [ref('Database', name)])
        expect(store.size).toBeLessThanOrEqual(9)
        expect(store.bytes).toBeLessThanOrEqual(6000)
        const found = ['a', 'b', 'c'].map((name) => store.query({ about: ref('Database', name) }))
        for (const rows of found) expect(rows.length).toBeLessThanOrEqual(4)
        expect(found.flat().length).toBe(store.size)
      }),
    )
  })
})
