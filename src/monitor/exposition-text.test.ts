import { describe, expect, test } from 'vitest'
import { kindBench, object } from './fixture/kind-bench.ts'

const crd = `
metadata: {name: databases.example.com, uid: d1}
spec:
  group: example.com
  scope: Namespaced
  names: {plural: databases, kind: Database}
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            properties: {size: {x-kubernetes-int-or-string: true}, replicas: {type: integer}, version: {type: string}}
          status:
            type: object
            properties:
              phase: {type: string, enum: [Pending, Running, Failed]}
              currentVersion: {type: string}
              readyReplicas: {type: integer}
    additionalPrinterColumns:
    - {name: Connections, type: integer, jsonPath: .status.connections}
    - {name: Size, type: string, jsonPath: .spec.size}
    - {name: Backup, type: date, jsonPath: .status.lastBackup}
    - {name: Engine, type: string, jsonPath: .spec.engine}
    - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
status:
  storedVersions: [v1beta1, v1]
  conditions: [{type: Established, status: "True"}]
`

const orders = object(`
metadata:
  namespace: shop
  name: orders
  uid: u1
  resourceVersion: "7"
  generation: 3
  creationTimestamp: "2026-01-01T00:00:00Z"
  ownerReferences: [{apiVersion: v1, kind: Shop, name: main, uid: o, controller: true}]
spec: {replicas: 3, version: "14", size: 10Gi, engine: mysql}
status:
  health: degraded
  phase: Running
  observedGeneration: 2
  replicas: 3
  readyReplicas: 2
  currentVersion: "14.5"
  connections: 12
  lastBackup: "2026-01-01T00:00:10Z"
  conditions:
  - {type: Ready, status: "False", lastTransitionTime: "2026-01-01T00:00:05Z"}
`)
const id = 'group="example.com",kind="Database",namespace="shop",name="orders"'

/** Lines as a test writes them: `{id}` stands for the labels of the resource. */
const lines = (text: string) => text.trim().replaceAll('{id}', id).replaceAll(/^ +/gm, '')

describe('a resource becomes the series', () => {
  const bench = kindBench(crd)
  bench.list(orders)
  test.each<[string, string]>([
    ['cr_info', 'cr_info{{id},version="v1",uid="u1",owner_kind="Shop",owner_name="main"} 1'],
    [
      'cr_health',
      `cr_health{{id},state="degraded"} 1
       cr_health{{id},state="terminating"} 0
       cr_health{{id},state="progressing"} 0
       cr_health{{id},state="unknown"} 0
       cr_health{{id},state="suspended"} 0
       cr_health{{id},state="healthy"} 0`,
    ],
    [
      'cr_condition',
      `cr_condition{{id},type="Ready",status="True"} 0
       cr_condition{{id},type="Ready",status="False"} 1
       cr_condition{{id},type="Ready",status="Unknown"} 0`,
    ],
    [
      'cr_condition_last_transition_timestamp_seconds',
      'cr_condition_last_transition_timestamp_seconds{{id},type="Ready"} 1767225605',
    ],
    [
      'cr_phase',
      `cr_phase{{id},phase="Pending"} 0
       cr_phase{{id},phase="Running"} 1
       cr_phase{{id},phase="Failed"} 0`,
    ],
    ['cr_created_timestamp_seconds', 'cr_created_timestamp_seconds{{id}} 1767225600'],
    ['cr_deletion_timestamp_seconds', ''],
    ['cr_metadata_generation', 'cr_metadata_generation{{id}} 3'],
    ['cr_status_observed_generation', 'cr_status_observed_generation{{id}} 2'],
    ['cr_spec_replicas', 'cr_spec_replicas{{id}} 3'],
    ['cr_status_replicas', 'cr_status_replicas{{id}} 3'],
    ['cr_status_ready_replicas', 'cr_status_ready_replicas{{id}} 2'],
    [
      'cr_divergence',
      `cr_divergence{{id},field="replicas"} 1
       cr_divergence{{id},field="version"} 0`,
    ],
    ['cr_finalizer_info', ''],
    ['cr_suspended', 'cr_suspended{{id}} 0'],
    [
      'cr_column',
      `cr_column{{id},column="Connections"} 12
       cr_column{{id},column="Size"} 10737418240
       cr_column{{id},column="Backup"} 1767225610`,
    ],
  ])('%s', (metric, expected) => {
    expect(bench.text(metric).trim()).toBe(lines(expected))
  })
})

test('a resource that is being deleted tells when, and what holds it', () => {
  const bench = kindBench(crd)
  bench.list({
    ...orders,
    metadata: {
      ...orders.metadata,
      deletionTimestamp: '2026-01-01T01:00:00Z',
      finalizers: ['a.io/x', 'a.io/x'],
    },
  })
  expect(bench.text('cr_deletion_timestamp_seconds', 'cr_finalizer_info').trim()).toBe(
    lines(`cr_deletion_timestamp_seconds{{id}} 1767229200
           cr_finalizer_info{{id},finalizer="a.io/x"} 1`),
  )
})

describe('the phase', () => {
  const phases = (...objects: string[]) => {
    const bench = kindBench(crd)
    bench.list(...objects.map(object))
    return bench.text('cr_phase').replaceAll(/\{.*phase=("[^"]*")\}/g, ' $1')
  }
  test('that the schema does not list comes beside those it lists', () => {
    expect(phases('{metadata: {name: a}, status: {phase: Weird}}')).toBe(
      'cr_phase "Pending" 0\ncr_phase "Running" 0\ncr_phase "Failed" 0\ncr_phase "Weird" 1\n',
    )
  })
  test('in another field than the schema lists stands alone', () => {
    expect(phases('{metadata: {name: a}, status: {state: 3}}')).toBe('cr_phase "3" 1\n')
  })
  test('that is not there is none of those listed', () => {
    expect(phases('{metadata: {name: a}}')).toBe(
      'cr_phase "Pending" 0\ncr_phase "Running" 0\ncr_phase "Failed" 0\n',
    )
  })
})

describe('counts of a kind', () => {
  test('by health, by condition, created and deleted', () => {
    const bench = kindBench(crd)
    bench.list(orders, object('{metadata: {namespace: shop, name: users, uid: u2}}'))
    bench.sink.upsert(
      object('{metadata: {namespace: shop, name: third, uid: u3}, status: {health: unknown}}'),
    )
    bench.sink.remove(object('{metadata: {namespace: shop, name: users, uid: u2}}'))
    const text = bench.text(
      'cr_resources',
      'cr_conditions',
      'cr_created_total',
      'cr_deleted_total',
      'objects',
    )
    expect(text.replaceAll('group="example.com",kind="Database"', '').replaceAll('{,', '{')).toBe(
      [
        'cr_resources{health="degraded"} 1',
        'cr_resources{health="terminating"} 0',
        'cr_resources{health="progressing"} 0',
        'cr_resources{health="unknown"} 1',
        'cr_resources{health="suspended"} 0',
        'cr_resources{health="healthy"} 0',
        'cr_conditions{type="Ready",status="True"} 0',
        'cr_conditions{type="Ready",status="False"} 1',
        'cr_conditions{type="Ready",status="Unknown"} 0',
        'cr_created_total{} 1',
        'cr_deleted_total{} 1',
        'objects{} 2',
        '',
      ].join('\n'),
    )
  })

  test('a definition tells its version, conditions and stored versions', () => {
    const bench = kindBench(crd)
    const identity = 'group="example.com",kind="Database",name="databases.example.com"'
    expect(bench.text('cr_crd_info', 'cr_crd_condition', 'cr_crd_stored_version')).toBe(
      [
        `cr_crd_info{${identity},version="v1",scope="Namespaced"} 1`,
        `cr_crd_condition{${identity},type="Established",status="True"} 1`,
        `cr_crd_condition{${identity},type="Established",status="False"} 0`,
        `cr_crd_condition{${identity},type="Established",status="Unknown"} 0`,
        `cr_crd_stored_version{${identity},version="v1beta1",storage="false"} 1`,
        `cr_crd_stored_version{${identity},version="v1",storage="true"} 1`,
        '',
      ].join('\n'),
    )
  })
})

describe('odd data', () => {
  test('in names and values is escaped, non-ASCII text stays', () => {
    const bench = kindBench(crd)
    bench.list({
      metadata: { namespace: 'a"b', name: 'c\\d\ne', uid: 'ü\ud800' },
      status: { phase: 'läuft "gut"', conditions: [{ type: 'A\nB', status: 'True' }] },
    })
    const text = bench.text('cr_info', 'cr_phase', 'cr_condition')
    const identity = 'group="example.com",kind="Database",namespace="a\\"b",name="c\\\\d\\ne"'
    expect(text).toContain(`cr_info{${identity},version="v1",uid="ü\ufffd",owner_kind="",owner_name=""} 1\n`)
    expect(text).toContain(`cr_phase{${identity},phase="läuft \\"gut\\""} 1\n`)
    expect(text).toContain(`cr_condition{${identity},type="A\\nB",status="True"} 1\n`)
  })

  test.each([
    [
      'boolean condition statuses',
      { conditions: [{ type: 'Ready', status: true }] },
      'type="Ready",status="True"} 1',
    ],
    ['conditions by type', { conditions: { Ready: { status: 'False' } } }, 'type="Ready",status="False"} 1'],
    ['a generation as text', { observedGeneration: '5' }, 'cr_status_observed_generation{'],
    ['an integer phase', { state: 4 }, 'phase="4"} 1'],
    ['replicas as text', { replicas: '3' }, 'cr_suspended{'],
    ['a phase that is an object', { phase: { a: 1 } }, 'phase="Running"} 0'],
    ['a megabyte of message', { phase: 'x'.repeat(1 << 20) }, `phase="${'x'.repeat(255)}…"} 1`],
  ])('%s give series', (_, status, expected) => {
    const bench = kindBench(crd)
    bench.list({ metadata: { name: 'a' }, status })
    expect(bench.text()).toContain(expected)
  })

  test.each([
    ['nothing', {}],
    ['nulls', { metadata: null, spec: null, status: null }],
    ['text', { metadata: 'x', spec: 'y', status: 'z' }],
    ['lists', { metadata: [], spec: [1], status: [{}] }],
    [
      'odd metadata',
      { metadata: { name: 3, generation: 'x', creationTimestamp: 5, finalizers: {}, labels: [] } },
    ],
  ])('an object of %s is a resource without a name', (_, odd) => {
    const bench = kindBench(crd)
    bench.list(odd as never)
    expect(bench.text('cr_info')).toContain('namespace="",name="",version="v1"')
    expect([...bench.table.records()]).toHaveLength(1)
  })

  test('repeated condition types, columns and phases never repeat a series', () => {
    const twice = crd
      .replace(
        '- {name: Size',
        '- {name: Connections, type: integer, jsonPath: .status.other}\n    - {name: Size',
      )
      .replace('[Pending,', '[Pending, Pending,')
    const bench = kindBench(twice)
    const long = 'T'.repeat(300)
    bench.list({
      metadata: { name: 'a', deletionTimestamp: '2026-01-01T00:00:00Z', finalizers: ['f', 'f'] },
      status: {
        connections: 1,
        other: 2,
        conditions: ['Ready', 'Ready', `${long}1`, `${long}2`].map((type) => ({ type, status: 'True' })),
      },
    })
    const series = bench
      .text()
      .split('\n')
      .map((line) => line.slice(0, line.lastIndexOf(' ')))
    expect(new Set(series.filter(Boolean)).size).toBe(series.filter(Boolean).length)
  })
})
