import { describe, expect, test } from 'vitest'
import type { KubernetesObject } from '../../object/index.ts'
import { crdText } from '../fixture/crd-text.ts'
import { kindBench } from '../fixture/kind-bench.ts'
import { shardSink } from './shard-sink.ts'

/** A share that is told by hand: everything but these UIDs. */
function share() {
  const heard: string[] = []
  const others = new Set<string>()
  const shard = { owns: (uid: string) => !others.has(uid) }
  const { table } = kindBench(crdText({ kind: 'Database' }), {
    part: () => ({
      observer: {
        appeared: ({ uid }, how) => heard.push(`${uid} ${how}`),
        vanished: ({ uid }, why, when) => heard.push(`${uid} ${why} ${when}`),
      },
    }),
  })
  const sink = shardSink(table.sink(), shard)
  const release = (uid: string) => {
    others.add(uid)
    table.release((record) => shard.owns(record.uid))
  }
  return { table, sink, heard, others, release }
}

const object = (name: string, uid: string, resourceVersion = '1'): KubernetesObject => ({
  metadata: { namespace: 'a', name, uid, resourceVersion },
})

test('a list that is under way does not bring back what is released meanwhile', () => {
  const { table, sink, heard, release } = share()
  sink.begin()
  sink.add(object('one', 'first'))
  sink.add(object('two', 'second'))
  sink.commit('1')
  sink.begin()
  sink.add(object('one', 'first'))
  sink.add(object('two', 'second', '2'))
  release('first')
  release('second')
  sink.add(object('three', 'third'))
  sink.commit('2')
  expect(heard).toEqual([
    'first found',
    'second found',
    'first unwatched now',
    'second unwatched now',
    'third created',
  ])
  expect([table.created, table.deleted]).toEqual([1, 0])
})

describe("another replica's resource", () => {
  test.each(['upsert', 'remove'] as const)('is let go at %s, and not counted as deleted', (verb) => {
    const { table, sink, heard, others } = share()
    sink.upsert(object('one', 'first'))
    others.add('first')
    sink[verb](object('one', 'first', '2'))
    sink[verb](object('one', 'first', '3'))
    expect(heard).toEqual(['first created', 'first unwatched now'])
    expect(table.deleted).toBe(0)
  })

  test('under the name of one of ours tells that ours is gone', () => {
    const { table, sink, heard, others } = share()
    sink.upsert(object('one', 'first'))
    others.add('second')
    sink.upsert(object('one', 'second', '2'))
    expect(heard).toEqual(['first created', 'first deleted unknown'])
    expect(table.deleted).toBe(1)
  })
})
