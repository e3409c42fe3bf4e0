import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { object, workloadBench } from '../fixture/workload-bench.ts'
import { isCustomResource } from './workload-node.ts'

const running = '{status: {phase: Running, conditions: [{type: Ready, status: "True"}]}}'
const minute = 60_000

describe('what is kept', () => {
  test('is what a custom resource owns, directly or not, and nothing else', () => {
    const { table, resource, put } = workloadBench()
    resource('db')
    put('Deployment', 'web < db')
    put('ReplicaSet', 'web-1 < web')
    put('Pod', `web-1-a < web-1 ${running}`)
    put('Deployment', 'other')
    put('ReplicaSet', 'other-1 < other')
    put('Pod', `alone ${running}`)
    expect(table.size).toBe(3)
    expect(table.find({ group: '', kind: 'Pod' }, 'shop', 'web-1-a')?.pod?.phase).toBe('Running')
  })

  test('an object made just now waits for its owner, in whatever order they come', () => {
    const { table, resource, put } = workloadBench()
    put('Pod', `web-1-a < web-1 ${running}`)
    put('ReplicaSet', 'web-1 < web')
    put('Deployment', 'web < db')
    expect(table.size).toBe(0)
    resource('db')
    expect(table.size).toBe(3)
  })

  test('an object made long ago does not wait, because its owner would have come', async () => {
    const { table, clock, resource, put, lateOwners } = workloadBench()
    await clock.advance(6 * minute)
    put('Pod', `a < db ${running}`)
    resource('db')
    expect(table.size).toBe(0)
    expect(lateOwners()).toBe(1)
  })

  test('waiting ends', async () => {
    const { table, clock, resource, put } = workloadBench()
    put('Pod', `a < db ${running}`)
    await clock.advance(6 * minute)
    put('Pod', 'b < nobody {metadata: {creationTimestamp: "2026-01-01T00:06:00Z"}}')
    resource('db {metadata: {creationTimestamp: "2026-01-01T00:06:00Z"}}')
    expect(table.size).toBe(0)
  })

  test('thousands of pods that nobody owns, or that a stranger owns, are not kept', async () => {
    const { table, clock, resource, sink } = workloadBench()
    resource('db')
    await clock.advance(6 * minute)
    const pods = sink('Pod')
    pods.begin()
    for (let index = 0; index < 5000; index++) pods.add(object(`p${index} < strange ${running}`))
    pods.add(object(`mine < db ${running}`))
    pods.commit('1')
    expect(table.size).toBe(1)
    expect(table.graph.size).toBe(2)
  })

  test('ends with the limit, and what is over it is counted', () => {
    const { table, resource, put } = workloadBench(2)
    resource('db')
    for (const name of ['a', 'b', 'c']) put('ConfigMap', `${name} < db`)
    expect([table.size, table.refused]).toEqual([2, 1])
    put('ConfigMap', 'a < db {metadata: {labels: {x: y}}}')
    expect([table.size, table.refused]).toEqual([2, 1])
  })
})

describe('what goes', () => {
  const chain = () => {
    const bench = workloadBench()
    const record = bench.resource('db')
    bench.put('Deployment', 'web < db')
    bench.put('ReplicaSet', 'web-1 < web')
    bench.put('Pod', `web-1-a < web-1 ${running}`)
    bench.changed()
    return { ...bench, record }
  }

  test('takes what it owns with it', () => {
    const { table, sink, changed } = chain()
    sink('Deployment').remove(object('web < db'))
    expect([table.size, changed()]).toEqual([0, ['db']])
  })

  test('a custom resource that is no longer known leaves nothing behind', () => {
    const { table, record } = chain()
    table.deleteResource(record)
    expect([table.size, table.graph.size]).toEqual([0, 0])
  })

  test('an object that loses its owner is let go, and taken up with what it owns when it gets one', () => {
    const { table, put } = chain()
    put('Deployment', 'web')
    expect(table.size).toBe(0)
    put('Deployment', 'web < db')
    expect(table.size).toBe(3)
  })

  test('objects that own each other do not hold each other', () => {
    const { table, resource, put } = workloadBench()
    const record = resource('db')
    put('ConfigMap', 'a < db b')
    put('ConfigMap', 'b < a')
    expect(table.size).toBe(2)
    table.deleteResource(record)
    expect(table.size).toBe(0)
  })
})

describe('a list', () => {
  test('replaces what was known of the kind when it is whole, and not before', () => {
    const { table, resource, sink, put } = workloadBench()
    resource('db')
    put('Pod', `a < db ${running}`)
    const pods = sink('Pod')
    pods.begin()
    pods.add(object(`b < db ${running}`))
    expect(table.find({ group: '', kind: 'Pod' }, 'shop', 'b')).toBeUndefined()
    pods.abandon()
    expect(table.size).toBe(1)
    pods.begin()
    pods.add(object(`b < db ${running}`))
    pods.commit('1')
    expect(table.find({ group: '', kind: 'Pod' }, 'shop', 'a')).toBeUndefined()
    expect(table.size).toBe(1)
  })

  test('that repeats what is known changes nothing', () => {
    const { resource, sink, changed } = workloadBench()
    resource('db')
    const pod = object(`a < db ${running}`)
    const pods = sink('Pod')
    for (let round = 0; round < 2; round++) {
      changed()
      pods.begin()
      pods.add(structuredClone(pod))
      pods.commit('1')
    }
    expect(changed()).toEqual([])
  })

  test('that does not hold what waits any more ends the waiting', () => {
    const { table, resource, sink, put } = workloadBench()
    put('Pod', `gone < db ${running}`)
    put('Pod', `there < db ${running}`)
    const pods = sink('Pod')
    pods.begin()
    pods.add(object(`there < db ${running}`))
    pods.commit('1')
    resource('db')
    expect(table.size).toBe(1)
    expect(table.find({ group: '', kind: 'Pod' }, 'shop', 'gone')).toBeUndefined()
  })

  test('an object with another UID under the same name is another', () => {
    const { table, resource, put } = workloadBench()
    resource('db')
    put('Deployment', 'web < db')
    put('ReplicaSet', 'web-1 < web')
    put('Deployment', 'web2 < db {metadata: {name: web, uid: web2}}')
    expect(table.size).toBe(1)
    expect(table.find({ group: 'apps', kind: 'Deployment' }, 'shop', 'web')?.uid).toBe('web2')
  })
})

/** What may be: six objects of three kinds and two custom resources, each with owners among all of them. */
const kinds: Readonly<Record<string, string>> = {
  d1: 'Deployment',
  d2: 'Deployment',
  r1: 'ReplicaSet',
  r2: 'ReplicaSet',
  p1: 'ConfigMap',
  p2: 'ConfigMap',
}
const custom = ['c1', 'c2']
const everybody = [...Object.keys(kinds), ...custom]

test('whatever comes, changes, goes and is listed anew in whatever order, what is kept is what is owned', () => {
  const step = fc.record({
    do: fc.constantFrom('put', 'put', 'put', 'remove', 'list', 'lost'),
    uid: fc.constantFrom(...everybody),
    owners: fc.uniqueArray(fc.constantFrom(...everybody), { maxLength: 2 }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { table, resource, put, sink } = workloadBench()
      /** What the server has, and what the watch has told; they differ by what was lost on the way. */
      const server = new Map<string, readonly string[]>()
      const gone = new Set<string>()
      const textOf = (uid: string) =>
        `${uid}${server.get(uid)?.length ? ` < ${server.get(uid)?.join(' ')}` : ''}`
      const list = (kind: string) => {
        const all = sink(kind)
        all.begin()
        for (const uid of server.keys()) if (kinds[uid] === kind) all.add(object(textOf(uid)))
        all.commit('1')
      }
      for (const { do: what, uid, owners } of steps) {
        const kind = kinds[uid]
        if (what === 'list' && kind) list(kind)
        // A UID that is gone never comes again.
        if (what === 'put' && !gone.has(uid)) {
          server.set(uid, kind ? owners : [])
          if (kind) put(kind, textOf(uid))
          else resource(textOf(uid))
        }
        if ((what === 'remove' || what === 'lost') && server.delete(uid)) {
          gone.add(uid)
          const node = table.graph.get(uid)
          if (!kind && node && isCustomResource(node)) table.deleteResource(node)
          if (kind && what === 'remove') sink(kind).remove(object(uid))
        }
      }
      for (const kind of new Set(Object.values(kinds))) list(kind)
      const owned = new Set(custom.filter((uid) => server.has(uid)))
      for (const _ of everybody)
        for (const [uid, owners] of server)
          if (owners.some((owner) => owned.has(owner) && owner !== uid)) owned.add(uid)
      expect([...table.graph.nodes()].map(({ uid }) => uid).sort()).toEqual([...owned].sort())
      expect(table.size).toBe([...owned].filter((uid) => kinds[uid]).length)
    }),
    { numRuns: 500 },
  )
})

test('a verdict that comes with age comes in its time', async () => {
  const { table, clock, resource, put, changed, summary } = workloadBench()
  resource('db')
  put(
    'Pod',
    'a < db {status: {phase: Pending, conditions: [{type: PodScheduled, status: "False", reason: Unschedulable, lastTransitionTime: "2026-01-01T00:00:00Z"}]}}',
  )
  expect(summary('db')?.state).toBe('progressing')
  expect(table.nextAgeing).toBe(clock.now() + 15_000)
  await clock.advance(15_000)
  changed()
  table.age(clock.now())
  expect(changed()).toEqual(['db'])
  expect(summary('db')?.causes).toMatchObject([{ reason: 'Unschedulable', ref: { name: 'a' } }])
  expect(table.nextAgeing).toBe(Number.POSITIVE_INFINITY)
})
