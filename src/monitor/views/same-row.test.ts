import { expect, test } from 'vitest'
import { explain } from '../../health/index.ts'
import { crdText } from '../fixture/crd-text.ts'
import { kindBench, object } from '../fixture/kind-bench.ts'
import { recordRow } from '../record/record-row.ts'
import { isSameRow } from './same-row.ts'

const version =
  '{name: v1, served: true, storage: true, additionalPrinterColumns: [{name: Size, type: string, jsonPath: .spec.size}]}'

/** The records before and after a change of the fields of an object. */
function changed(change: object) {
  const bench = kindBench(crdText({ kind: 'Site', versions: [version] }), { assess: explain })
  const base = {
    metadata: { name: 'a', uid: 'u', generation: 1, labels: { a: 'b' }, resourceVersion: '1' },
    spec: { size: 1, version: '2' },
    status: { version: '2', observedGeneration: 1, conditions: [{ type: 'Ready', status: 'True' }] },
  }
  const parse = (value: object) => object(JSON.stringify(value))
  bench.list(parse(base))
  const before = bench.table.get('', 'a')!
  const after = structuredClone(base) as Record<string, object>
  for (const [part, fields] of Object.entries(change)) Object.assign(after[part] ?? {}, fields)
  Object.assign(after.metadata ?? {}, { resourceVersion: '2' })
  bench.sink.upsert(parse(after))
  return [before, bench.table.get('', 'a')!] as const
}

test.each([
  ['labels', { metadata: { labels: { a: 'c' } } }],
  ['another generation', { metadata: { generation: 2 } }],
  ['another verdict', { status: { conditions: [{ type: 'Ready', status: 'False' }] } }],
  ['a message', { status: { conditions: [{ type: 'Ready', status: 'True', message: 'm' }] } }],
  ['a column', { spec: { size: 2 } }],
  ['a divergence', { status: { version: '3' } }],
  [
    'an owner',
    {
      metadata: { ownerReferences: [{ apiVersion: 'v1', kind: 'K', name: 'n', uid: 'x', controller: true }] },
    },
  ],
  ['a deletion', { metadata: { deletionTimestamp: '2026-01-01T00:00:00Z', finalizers: ['a/b'] } }],
])('%s makes another row', (_, change) => {
  const [before, after] = changed(change)
  expect(recordRow(after, 0)).not.toEqual(recordRow(before, 0))
  expect(isSameRow(before, after)).toBe(false)
})

test('what no row shows makes none', () => {
  const [before, after] = changed({ status: { heartbeat: '2026-01-01T00:00:00Z' }, spec: { hidden: 1 } })
  expect(after).not.toBe(before)
  expect(recordRow(after, 0)).toEqual(recordRow(before, 0))
  expect(isSameRow(before, after)).toBe(true)
})
