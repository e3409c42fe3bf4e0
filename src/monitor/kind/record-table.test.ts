import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import type { Sink } from '../../cache/index.ts'
import { assess, explain } from '../../health/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import { crdText } from '../fixture/crd-text.ts'
import { kindBench } from '../fixture/kind-bench.ts'
import { verdictOf } from '../record/record-verdict.ts'

const crd = crdText({ kind: 'Database' })
const object = (name: string, uid: string, resourceVersion = '1', namespace = 'a'): KubernetesObject => ({
  metadata: { namespace, name, uid, resourceVersion },
})

function replace(
  sink: Sink,
  objects: readonly KubernetesObject[],
  end: 'commit' | 'abandon' = 'commit',
): void {
  sink.begin()
  for (const one of objects) sink.add(one)
  if (end === 'commit') sink.commit('1')
  else sink.abandon()
}

describe('created and deleted', () => {
  test('count neither the first list nor what a later one repeats', () => {
    const { table, sink } = kindBench(crd)
    replace(sink, [object('one', '1'), object('two', '2')])
    replace(sink, [object('one', '1'), object('two', '2', '5')])
    expect([table.created, table.deleted]).toEqual([0, 0])
  })

  test('count what a later list brings and lacks', () => {
    const { table, sink } = kindBench(crd)
    replace(sink, [object('one', '1')])
    replace(sink, [object('two', '2'), object('three', '3')])
    expect([table.created, table.deleted]).toEqual([2, 1])
  })

  test('count another UID under the same name as one of each', () => {
    const { table, sink } = kindBench(crd)
    replace(sink, [object('one', '1')])
    sink.upsert(object('one', 'other', '2'))
    replace(sink, [object('one', 'third', '3')])
    expect([table.created, table.deleted]).toEqual([2, 2])
  })

  test('do not count the first list of a further namespace', () => {
    const { table } = kindBench(crd)
    replace(table.sink('a'), [object('one', '1')])
    replace(table.sink('b'), [object('two', '2', '1', 'b')])
    expect([table.created, table.deleted, table.tally.total]).toEqual([0, 0, 2])
    replace(table.sink('b'), [])
    expect([table.created, table.deleted, table.tally.total]).toEqual([0, 1, 1])
  })

  test('agree with a model, whatever comes', () => {
    const name: fc.Arbitrary<string> = fc.constantFrom('p', 'q', 'r', 's')
    const entry = fc.record({ name, uid: fc.nat(2) })
    const list = fc.uniqueArray(entry, { selector: (one) => one.name, maxLength: 4 })
    const action = fc.oneof(
      fc.record({ do: fc.constant('list' as const), list }),
      fc.record({ do: fc.constant('abandon' as const), list }),
      fc.record({ do: fc.constant('upsert' as const), list: fc.tuple(entry) }),
      fc.record({ do: fc.constant('remove' as const), list: fc.tuple(entry) }),
    )
    fc.assert(
      fc.property(list, fc.array(action), (first, actions) => {
        const { table, sink } = kindBench(crd)
        const uidOf = (one: { name: string; uid: number }) => `${one.name}${one.uid}`
        const objectsOf = (entries: typeof first) => entries.map((one) => object(one.name, uidOf(one)))
        let model = new Map(first.map((one) => [one.name, uidOf(one)]))
        let [created, deleted] = [0, 0]
        replace(sink, objectsOf(first))
        for (const { do: what, list: entries } of actions) {
          if (what === 'abandon') {
            replace(sink, objectsOf(entries), 'abandon')
            continue
          }
          const next = what === 'list' ? new Map<string, string>() : new Map(model)
          for (const one of entries) {
            if (what === 'remove') next.delete(one.name)
            else next.set(one.name, uidOf(one))
          }
          if (what === 'list') replace(sink, objectsOf(entries))
          else for (const one of objectsOf(entries)) sink[what](one)
          const [before, after] = [new Set(model.values()), new Set(next.values())]
          created += [...after].filter((uid) => !before.has(uid)).length
          deleted += [...before].filter((uid) => !after.has(uid)).length
          model = next
        }
        expect([table.created, table.deleted]).toEqual([created, deleted])
        expect([...table.records()].map(({ uid }) => uid).sort()).toEqual([...model.values()].sort())
        expect(table.tally.total).toBe(model.size)
      }),
    )
  })
})

describe('a replacement', () => {
  test('shows the old set until it is complete, and for good when it is abandoned', () => {
    const { sink, text } = kindBench(crd)
    replace(sink, [object('one', '1')])
    sink.begin()
    sink.add(object('two', '2'))
    expect(text('cr_info')).toContain('name="one"')
    expect(text('cr_info')).not.toContain('name="two"')
    sink.abandon()
    expect(text('cr_info')).toContain('name="one"')
  })

  test('keeps the record of an object that has not changed, and reads it anew by another definition', () => {
    const bench = kindBench(crd)
    replace(bench.sink, [object('one', '1')])
    const [before] = bench.table.records()
    replace(bench.sink, [object('one', '1')])
    expect([...bench.table.records()][0]).toBe(before)
    bench.redefine(crdText({ kind: 'Database', versions: ['{name: v2, served: true, storage: true}'] }))
    replace(bench.sink, [object('one', '1')])
    expect(bench.text('cr_info')).toContain('version="v2"')
    expect(bench.table.created).toBe(0)
  })
})

test('a state is known since its condition changed, else since we saw it change, else not', async () => {
  const { sink, table, clock } = kindBench(crd)
  const at = (status: object, resourceVersion: string) => ({ ...object('one', '1', resourceVersion), status })
  const since = () => [...table.records()][0]?.since
  replace(sink, [at({ health: 'healthy' }, '1')])
  expect(since()).toBeUndefined()
  await clock.advance(60_000)
  sink.upsert(at({ health: 'degraded' }, '2'))
  const seen = clock.now()
  await clock.advance(60_000)
  sink.upsert(at({ health: 'degraded', note: 1 }, '3'))
  expect(since()).toBe(seen)
  const conditions = [{ type: 'Ready', status: 'False', lastTransitionTime: '2026-01-01T00:00:30Z' }]
  sink.upsert(at({ health: 'degraded', conditions }, '4'))
  expect(since()).toBe(Date.UTC(2026, 0, 1, 0, 0, 30))
})

describe('verdicts that age', () => {
  const hour = 3_600_000
  const fresh = (name: string, status: object = {}): KubernetesObject => ({
    apiVersion: 'example.com/v1',
    kind: 'Database',
    metadata: {
      namespace: 'a',
      name,
      uid: name,
      creationTimestamp: new Date(new ManualClock().now()).toISOString(),
    },
    spec: {},
    status,
  })
  const ready = { conditions: [{ type: 'Ready', status: 'True' }] }
  const versions = ['{name: v1, served: true, storage: true, subresources: {status: {}}}']
  const aged = crdText({ kind: 'Database', versions })

  test('change when somebody looks after their time, and only then', () => {
    const { table, sink, clock, text } = kindBench(aged, { assess: explain })
    replace(sink, [fresh('waits'), fresh('is-ready', ready)])
    expect(table.tally.states).toMatchObject({ progressing: 1, healthy: 1 })
    const { revision } = table
    const end = clock.now() + hour
    table.age(end - 1)
    expect(table.revision).toBe(revision)
    expect(table.tally.states).toMatchObject({ progressing: 1, unknown: 0 })
    table.age(end)
    expect(table.tally.states).toMatchObject({ progressing: 0, unknown: 1, healthy: 1 })
    expect(text('cr_health')).toContain('name="waits",state="unknown"} 1')
    expect([...table.records()].map(({ since, ageing }) => [since, ageing])).toContainEqual([end, undefined])
    expect([table.created, table.deleted]).toEqual([0, 0])
    const after = table.revision
    table.age(2 * end)
    expect(table.revision).toBe(after)
  })

  test('are forgotten when the resource changes or goes before', () => {
    const { table, sink, clock } = kindBench(aged, { assess: explain })
    replace(sink, [fresh('waits'), fresh('goes')])
    sink.upsert(fresh('waits', ready))
    sink.remove(fresh('goes'))
    table.age(clock.now() + hour)
    expect(table.tally.states).toMatchObject({ healthy: 1, unknown: 0 })
    expect(table.tally.total).toBe(1)
  })
})

describe('a verdict', () => {
  const schema = '{type: object, x-kubernetes-preserve-unknown-fields: true}'
  const version = `{name: v1, served: true, storage: true, subresources: {status: {}}, schema: {openAPIV3Schema: ${schema}}}`
  const odd = crdText({ kind: 'Database', versions: [version] })
  const hints = { now: new ManualClock().now(), schema: { hasStatus: true, enums: {} } }
  const bare = fc.constantFrom({}, { spec: { size: 1 } }, { status: {} })
  const ready = { status: { conditions: [{ type: 'Ready', status: 'True' }] } }
  const launched = { status: { conditions: [{ type: 'Launched', status: 'True' }] } }

  test('is that of the object alone, whatever else the kind has and in whatever order it came', () => {
    const body = fc.oneof(bare, fc.constantFrom(ready, launched))
    const step = fc.record({ name: fc.constantFrom('p', 'q', 'r', 's'), body, how: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), (steps) => {
        const { table, sink } = kindBench(odd, { assess: explain })
        const latest = new Map<string, KubernetesObject>()
        steps.forEach(({ name, body, how }, index) => {
          const next = { apiVersion: 'example.com/v1', ...object(name, name, String(index)), ...body }
          latest.set(name, next)
          if (how) sink.upsert(next)
          else replace(sink, [...latest.values()])
        })
        for (const { verdict, name } of table.records())
          expect(verdictOf(verdict, name)).toEqual(assess(latest.get(name) as KubernetesObject, hints))
      }),
    )
  })

  test('on objects that all lack a status is the same before and after the first list', () => {
    const { table, sink } = kindBench(odd, { assess: explain })
    const bareOf = (name: string) => ({ apiVersion: 'example.com/v1', ...object(name, name) })
    replace(sink, [bareOf('one'), bareOf('two')])
    sink.upsert(bareOf('three'))
    expect([...table.records()].map(({ verdict }) => verdict.reason)).toEqual(Array(3).fill('NoStatus'))
  })
})
