import { expect, test } from 'vitest'
import { assess } from '../../health/index.ts'
import type { ApiResource, KubernetesObject } from '../../object/index.ts'
import { rowOf } from '../../view/index.ts'
import { RowSink } from './row-sink.ts'

const resource: ApiResource = {
  group: 'acme.io',
  version: 'v1',
  resource: 'databases',
  kind: 'Database',
  namespaced: true,
}
const object = (name: string, phase: string): KubernetesObject => ({
  apiVersion: 'acme.io/v1',
  kind: 'Database',
  metadata: { name, namespace: 'shop' },
  status: { phase },
})

function watched() {
  const changes: string[] = []
  const sink = new RowSink(
    (each) => rowOf(each, resource, assess(each), 0),
    ({ row, deleted }) => changes.push(`${row.name} ${deleted ? 'deleted' : row.verdict.reason}`),
  )
  const list = (...objects: KubernetesObject[]) => {
    sink.begin()
    for (const each of objects) sink.add(each)
    sink.commit()
  }
  return { sink, changes, list }
}

test('what comes, changes and goes is told, and what looks the same is not', () => {
  const { sink, changes, list } = watched()
  list(object('a', 'Ready'), object('b', 'Ready'))
  expect(changes.splice(0)).toEqual(['a Ready', 'b Ready'])
  expect(sink.rows.map(({ name }) => name)).toEqual(['a', 'b'])
  sink.upsert(object('a', 'Ready'))
  sink.upsert(object('a', 'Failed'))
  sink.upsert(object('c', 'Pending'))
  sink.remove(object('b', 'Ready'))
  expect(changes).toEqual(['a Failed', 'c Pending', 'b deleted'])
})

test('a list anew tells only the difference, and an abandoned one nothing', () => {
  const { sink, changes, list } = watched()
  list(object('a', 'Ready'), object('b', 'Ready'))
  changes.length = 0
  sink.begin()
  sink.add(object('z', 'Failed'))
  sink.abandon()
  expect(changes).toEqual([])
  list(object('a', 'Ready'), object('c', 'Failed'))
  expect(changes).toEqual(['b deleted', 'c Failed'])
})
