import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KubernetesObject } from '../../object/index.ts'
import { MemoryStorage, type Storage, StorageError, type StorageEvent, type StorageKey } from './index.ts'
import { SortedKeys } from './sorted-keys.ts'

const collection = 'configmaps'
const key = (name: string, namespace = 'default'): StorageKey => ({ collection, namespace, name })
const object = (name: string, data: Record<string, unknown> = {}): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'default' },
  data,
})
const names = (storage: Storage, at?: number) =>
  storage
    .list({ collection }, at)
    .items.map(({ object }) => `${object.metadata.name}@${object.metadata.resourceVersion}`)

function problemOf(action: () => unknown): string | undefined {
  try {
    action()
  } catch (error) {
    if (error instanceof StorageError) return error.kind
    throw error
  }
  return undefined
}

describe('a storage in memory', () => {
  test('numbers every write of every collection with one counter', () => {
    const storage = new MemoryStorage()
    expect(storage.create(key('a'), object('a')).resourceVersion).toBe(1)
    expect(storage.create({ ...key('b'), collection: 'secrets' }, object('b')).resourceVersion).toBe(2)
    expect(storage.update(key('a'), 1, object('a')).resourceVersion).toBe(3)
    expect(storage.delete(key('a'), 3).object.metadata.resourceVersion).toBe('4')
    expect(storage.resourceVersion).toBe(4)
  })

  test('refuses to create twice, to change what is not there, and to change what another changed', () => {
    const storage = new MemoryStorage()
    storage.create(key('a'), object('a'))
    storage.update(key('a'), 1, object('a'))
    expect(problemOf(() => storage.create(key('a'), object('a')))).toBe('exists')
    expect(problemOf(() => storage.update(key('b'), 1, object('b')))).toBe('missing')
    expect(problemOf(() => storage.delete(key('b'), 1))).toBe('missing')
    expect(problemOf(() => storage.update(key('a'), 1, object('a')))).toBe('conflict')
    expect(problemOf(() => storage.delete(key('a'), 1))).toBe('conflict')
    expect(problemOf(() => storage.create(key('c'), object('c', { x: 'x'.repeat(1.5 * 1024 * 1024) })))).toBe(
      'too-large',
    )
    expect(storage.resourceVersion).toBe(2)
  })

  test('lists in the order of namespace and name, of one namespace or of all', () => {
    const storage = new MemoryStorage()
    for (const [name, namespace] of [
      ['b', 'x'],
      ['a', 'x-y'],
      ['a', 'x'],
      ['c', 'w'],
    ] as const)
      storage.create(key(name, namespace), object(name))
    expect(names(storage)).toEqual(['c@4', 'a@2', 'a@3', 'b@1'])
    expect(storage.list({ collection, namespace: 'x' }).items).toHaveLength(2)
    expect(storage.count({ collection, namespace: 'x' })).toBe(2)
    expect(storage.count({ collection })).toBe(4)
  })

  test('lists what was there at an earlier version', () => {
    const storage = new MemoryStorage()
    storage.create(key('a'), object('a'))
    storage.create(key('b'), object('b'))
    storage.update(key('a'), 1, object('a'))
    storage.delete(key('b'), 2)
    storage.create(key('c'), object('c'))
    const seen = [0, 1, 2, 3, 4, 5].map((at) => names(storage, at))
    expect(seen).toEqual([[], ['a@1'], ['a@1', 'b@2'], ['a@3', 'b@2'], ['a@3'], ['a@3', 'c@5']])
  })

  test('tells a watcher what came after a version and then what comes', () => {
    const storage = new MemoryStorage()
    const seen: string[] = []
    storage.create(key('a'), object('a'))
    storage.create(key('b'), object('b'))
    const end = storage.watch(collection, 1, ({ type, object }) =>
      seen.push(`${type} ${object.resourceVersion}`),
    )
    storage.update(key('a'), 1, object('a'))
    storage.delete(key('b'), 2)
    end()
    storage.create(key('c'), object('c'))
    expect(seen).toEqual(['ADDED 2', 'MODIFIED 3', 'DELETED 4'])
  })

  test('says that a version is too old once its history is forgotten', () => {
    const storage = new MemoryStorage({ history: 2 })
    for (const name of ['a', 'b', 'c', 'd']) storage.create(key(name), object(name))
    expect(problemOf(() => storage.watch(collection, 1, () => {}))).toBe('expired')
    expect(problemOf(() => names(storage, 1))).toBe('expired')
    expect(names(storage, 2)).toEqual(['a@1', 'b@2'])
    expect(problemOf(() => storage.watch('secrets', 0, () => {}))).toBeUndefined()
  })

  test('shows every watcher the same order when one of them writes', () => {
    const storage = new MemoryStorage()
    const orders: string[][] = [[], []]
    const note = (index: number) => (event: StorageEvent) =>
      orders[index]?.push(`${event.type} ${event.object.resourceVersion}`)
    storage.watch(collection, 0, ({ type, key, object: stored }) => {
      if (type === 'ADDED') storage.update(key, stored.resourceVersion, object('a'))
    })
    storage.watch(collection, 0, note(0))
    storage.observe(note(1))
    storage.create(key('a'), object('a'))
    expect(orders).toEqual([
      ['ADDED 1', 'MODIFIED 2'],
      ['ADDED 1', 'MODIFIED 2'],
    ])
  })

  test('tells a watcher that begins amid a delivery nothing twice', () => {
    const storage = new MemoryStorage()
    const seen: number[] = []
    let begun = false
    storage.watch(collection, 0, ({ key, object: stored }) => {
      if (begun) return
      begun = true
      storage.update(key, stored.resourceVersion, object('a'))
      storage.watch(collection, 0, (event) => seen.push(event.object.resourceVersion))
    })
    storage.create(key('a'), object('a'))
    expect(seen).toEqual([1, 2])
  })
})

test('keys that come and go stay in order', () => {
  const step = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'a/b', 'a-b', 'd'), read: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const keys = new SortedKeys()
      const model = new Set<string>()
      for (const { key, read } of steps) {
        if (model.delete(key)) keys.delete(key)
        else {
          model.add(key)
          keys.add(key)
        }
        if (read) expect(keys.values()).toEqual([...model].sort())
      }
      expect(keys.values()).toEqual([...model].sort())
    }),
  )
})
