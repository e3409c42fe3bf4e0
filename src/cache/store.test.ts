import { describe, expect, test } from 'vitest'
import { objectKey } from '../object/index.ts'
import { object } from './fixture/scripted-lister-watcher.ts'
import { byNamespace, Store } from './store.ts'

const indexers = { namespace: byNamespace }
const keys = (store: Store) =>
  [...store.list()].map(({ metadata }) => `${objectKey(metadata)}@${metadata.resourceVersion}`)

function filled(...names: string[]): Store {
  const store = new Store({ indexers })
  store.begin()
  for (const name of names) store.add(object(name))
  store.commit('10')
  return store
}

describe('a store', () => {
  test('shows a replacement at once and not before', () => {
    const store = filled('x/a@1', 'y/b@2')
    store.begin()
    store.add(object('z/c@3'))
    expect(keys(store)).toEqual(['x/a@1', 'y/b@2'])
    expect(store.byIndex('namespace', 'z')).toEqual([])
    store.commit('20')
    expect(keys(store)).toEqual(['z/c@3'])
    expect([...store.indexValues('namespace')]).toEqual(['z'])
    expect(store.resourceVersion).toBe('20')
  })

  test('keeps what it has when a replacement is abandoned', () => {
    const store = filled('x/a@1')
    store.begin()
    store.add(object('x/b@2'))
    store.abandon()
    expect(keys(store)).toEqual(['x/a@1'])
    expect(store.resourceVersion).toBe('10')
  })

  test('lets an iteration finish over the set it began with', () => {
    const store = filled('x/a@1', 'x/b@1')
    const seen: string[] = []
    for (const { metadata } of store.list()) {
      seen.push(metadata.name ?? '')
      store.begin()
      store.commit('20')
    }
    expect(seen).toEqual(['a', 'b'])
    expect(store.size).toBe(0)
  })

  test('keeps the object it has when the version is the same, and takes one of another uid', () => {
    const store = filled('x/a@1')
    const before = store.get('x/a')
    store.upsert(object('x/a@1'))
    store.begin()
    store.add(object('x/a@1'))
    store.commit('20')
    expect(store.get('x/a')).toBe(before)
    const reborn = object('x/a@1', { uid: 'another' })
    store.upsert(reborn)
    expect(store.get('x/a')).toBe(reborn)
  })

  test('keeps its indexes true through changes and removals', () => {
    const byTeam = new Store({
      indexers: { team: ({ metadata }) => (metadata.labels?.team ? [metadata.labels.team] : []) },
    })
    byTeam.upsert(object('a@1', { labels: { team: 'red' } }))
    byTeam.upsert(object('b@1', { labels: { team: 'red' } }))
    byTeam.upsert(object('a@2', { labels: { team: 'blue' } }))
    expect(byTeam.byIndex('team', 'red').map(({ metadata }) => metadata.name)).toEqual(['b'])
    expect(byTeam.byIndex('team', 'blue').map(({ metadata }) => metadata.name)).toEqual(['a'])
    byTeam.remove(object('b@3'))
    expect([...byTeam.indexValues('team')]).toEqual(['blue'])
    byTeam.remove(object('b@3'))
    expect(keys(byTeam)).toEqual(['a@2'])
  })

  test('refuses what the seam does not allow', () => {
    const store = filled('x/a@1')
    expect(() => store.add(object('x/b@1'))).toThrow('no replacement')
    expect(() => store.commit('1')).toThrow('no replacement')
    store.begin()
    expect(() => store.begin()).toThrow('already open')
    expect(() => store.byIndex('owner', 'x')).toThrow('no index "owner"')
  })
})
