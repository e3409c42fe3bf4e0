import fc from 'fast-check'
import { expect, test } from 'vitest'
import { explain } from '../../health/index.ts'
import { crdText } from '../fixture/crd-text.ts'
import { kindBench, object } from '../fixture/kind-bench.ts'
import { messageOf } from './record-verdict.ts'

const crd = crdText({ kind: 'Database' })

test.each([
  ['spec: {suspend: true}', true],
  ['spec: {paused: true}', true],
  ['spec: {suspend: "true"}', true],
  ['spec: {suspend: "false"}', false],
  ['spec: {stopTimeoutSeconds: 3}', false],
  ['spec: {pauseReconciliation: true}', true],
  ['metadata: {name: a, annotations: {kustomize.toolkit.fluxcd.io/reconcile: disabled}}', true],
  ['metadata: {name: a, annotations: {crossplane.io/paused: "true"}}', true],
  ['metadata: {name: a, annotations: {crossplane.io/paused: "false"}}', false],
  ['metadata: {name: a, annotations: [1]}', false],
])('%s is suspended, to the monitor and to the engine of health: %s', (text, expected) => {
  const bench = kindBench(crd, { assess: explain })
  bench.list({ ...object('metadata: {name: a}'), ...object(text) })
  const record = [...bench.table.records()][0]
  expect(record?.suspended).toBe(expected)
  expect(record?.verdict.state === 'suspended').toBe(expected)
})

test('replicas are read where the scale subresource has them', () => {
  const scale =
    'subresources: {scale: {specReplicasPath: .spec.pods.count, statusReplicasPath: .status.pods}}'
  const bench = kindBench(
    crdText({ kind: 'Database', versions: [`{name: v1, served: true, storage: true, ${scale}}`] }),
  )
  bench.list(object('{metadata: {name: a}, spec: {replicas: 9, pods: {count: 3}}, status: {pods: 2}}'))
  expect([...bench.table.records()][0]?.replicas).toEqual({ wanted: 3, existing: 2, ready: undefined })
})

test('resources of which the same is said, each by its name, have one verdict', () => {
  const bench = kindBench(crd, { assess: explain })
  const failing = (name: string) =>
    object(
      `{metadata: {name: ${name}}, status: {conditions: [{type: Ready, status: "False", message: ${name} is down}]}}`,
    )
  bench.list(failing('orders'), failing('billing'))
  const [one, other] = bench.table.records()
  expect(other?.verdict).toBe(one?.verdict)
  expect(one && messageOf(one.verdict, one.name)).toContain('orders is down')
  expect(other && messageOf(other.verdict, other.name)).toContain('billing is down')
})

test('labels are kept while they stay, and are others when one changes, comes or goes', () => {
  const bench = kindBench(crd, { assess: explain })
  const labelsAt = (version: number, labels: string) => {
    bench.sink.upsert(
      object(`metadata: {name: a, uid: a, resourceVersion: "${version}", labels: {${labels}}}`),
    )
    return [...bench.table.records()][0]?.labels
  }
  const first = labelsAt(1, 'team: sea, instance: a')
  // More than the pool of label sets holds.
  for (let index = 0; index < 2100; index++)
    bench.sink.upsert(object(`metadata: {name: b, labels: {team: crew-${index}}}`))
  expect(labelsAt(2, 'team: sea, instance: a')).toBe(first)
  expect(labelsAt(3, 'team: land, instance: a')).toEqual({ team: 'land', instance: 'a' })
  expect(labelsAt(4, 'team: land')).toEqual({ team: 'land' })
  expect(labelsAt(5, 'team: land, tier: db')).toEqual({ team: 'land', tier: 'db' })
  expect(labelsAt(6, 'crew: land, tier: db')).toEqual({ crew: 'land', tier: 'db' })
})

test('any object at all is read, rendered and taken away again', () => {
  const field = fc.constantFrom(
    'metadata',
    'spec',
    'status',
    'phase',
    'conditions',
    'replicas',
    'name',
    'type',
  )
  const { any } = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue({ maxDepth: 1 }),
      tie('fields'),
      fc.array(tie('any'), { maxLength: 3 }),
    ),
    fields: fc.dictionary(field, tie('any'), { maxKeys: 4 }),
  }))
  const whole = fc.record({ metadata: any, spec: any, status: any }, { requiredKeys: [] })
  fc.assert(
    fc.property(whole, (odd) => {
      const bench = kindBench(crd, { assess: explain })
      bench.list(structuredClone(odd) as never)
      const lines = bench.text().split('\n').filter(Boolean)
      expect(new Set(lines.map((line) => line.slice(0, line.lastIndexOf(' ')))).size).toBe(lines.length)
      for (const line of lines) expect(line).toMatch(/^[a-z_]+\{.*\} -?[\d.e+-]+$/)
      bench.sink.remove(odd as never)
      expect(bench.table.series.series).toBe(0)
      expect(bench.table.tally.conditions.size).toBe(0)
    }),
  )
})
