import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ManualClock, silentLogger } from '../base/index.ts'
import { metrics } from '../catalogue/index.ts'
import { Exposition } from '../exposition/index.ts'
import { EventCollector } from './event/event-collector.ts'
import { crdText } from './fixture/crd-text.ts'
import { FakeCluster } from './fixture/fake-cluster.ts'
import { History } from './history/history.ts'
import { Monitor } from './monitor.ts'
import { isWrittenIn } from './series/metric-selection.ts'
import { ShardAssignment } from './shard/shard-assignment.ts'
import { HealthTransitions } from './transition/health-transitions.ts'
import { WorkloadPart } from './workload/workload-part.ts'

/**
 * Labels and annotations have families of their own making: see metadata-rules.test.ts. Those of the listener are
 * written by who starts it.
 */
const expected = metrics.filter(({ name }) => !/_cr_(labels|annotations)$|^binnacle_endpoint_/.test(name))

const column = 'additionalPrinterColumns: [{name: Size, type: integer, jsonPath: .status.size}]'
const everything = `
metadata:
  namespace: shop
  name: orders
  generation: 2
  creationTimestamp: "2026-01-01T00:00:00Z"
  deletionTimestamp: "2026-01-01T00:00:00Z"
  finalizers: [a.io/b]
spec: {replicas: 1}
status:
  observedGeneration: 2
  phase: Running
  size: 1
  replicas: 1
  readyReplicas: 1
  currentVersion: "14"
  conditions:
  - {type: Ready, status: "True", reason: Fine, observedGeneration: 1, lastTransitionTime: "2026-01-01T00:00:00Z"}
`
/** At its nth beat. */
const beating = (beat: number) =>
  `{metadata: {namespace: shop, name: beating}, status: {lastSyncTime: "2026-01-01T00:0${beat}:00Z"}}`
/** Owned by the resource `orders`, and written by somebody else than who made it. */
const ownedBy = (uid: string, name: string, body: string) => `
metadata:
  namespace: shop
  name: ${name}
  ownerReferences: [{apiVersion: example.com/v1, kind: Database, name: orders, uid: ${uid}, controller: true}]
  managedFields:
  - {manager: operator, operation: Update, fieldsV1: {f:metadata: {f:ownerReferences: {'k:{"uid":"${uid}"}': {}}}}}
  - {manager: somebody, operation: Update, fieldsV1: {f:spec: {f:replicas: {}}}}
${body}
`
const large = `{metadata: {namespace: shop, name: large}, spec: {text: ${'x'.repeat(600_000)}}}`

describe('what the monitor writes and the catalogue', () => {
  let monitor: Monitor
  let written: Map<string, Set<string>>
  let text: string

  beforeAll(async () => {
    const cluster = new FakeCluster()
    const crd = crdText({
      kind: 'Database',
      versions: [`{name: v1, served: true, storage: true, ${column}}`],
    })
    cluster.put('customresourcedefinitions.apiextensions.k8s.io', `${crd}  storedVersions: [v1]\n`)
    for (const text of [beating(0), large]) cluster.put('databases.example.com', text)
    const { uid = '' } = cluster.put('databases.example.com', everything).metadata
    cluster.put('deployments.apps', ownedBy(uid, 'orders', 'spec: {replicas: 2}'))
    cluster.put('pods', ownedBy(uid, 'orders-0', 'status: {phase: Running}'))
    const clock = new ManualClock()
    monitor = new Monitor({
      client: cluster.client,
      clock,
      random: () => 0.5,
      logger: silentLogger,
      build: { version: '0.1.0', nodeVersion: 'v24.0.0' },
      parts: [
        new HealthTransitions({ clock }),
        new History({ clock, logger: silentLogger }),
        new WorkloadPart({
          client: cluster.client,
          clock,
          random: () => 0.5,
          logger: silentLogger,
          depth: 'full',
        }),
        new EventCollector({ client: cluster.client, clock, random: () => 0.5, logger: silentLogger }),
      ],
      shard: new ShardAssignment({ index: 0, count: 1, clock }),
    })
    monitor.showTier({ state: { tier: 'full', because: 'asked' } })
    monitor.select(isWrittenIn('full', new Set(['condition_reason_info'])))
    monitor.start(new AbortController().signal)
    await clock.advance(0)
    cluster.put(
      'databases.example.com',
      '{metadata: {namespace: shop, name: brief, creationTimestamp: "2026-01-01T00:00:00Z"}}',
    )
    for (let beat = 1; beat <= 6; beat++) cluster.put('databases.example.com', beating(beat))
    cluster.put(
      'events.events.k8s.io',
      '{metadata: {name: e}, regarding: {kind: Database, apiVersion: example.com/v1, namespace: shop, name: orders}}',
    )
    await clock.advance(1000)
    cluster.delete('databases.example.com', 'shop/brief')
    await clock.advance(2000)
    const { body } = new Exposition({ families: () => monitor.families() }).scrape({})
    text = Buffer.concat(Array.from(body, (part) => Buffer.from(part))).toString()
    written = labelsByFamily(text)
  })
  afterAll(() => monitor.stop())

  test('name the same families', () => {
    expect([...written.keys()].sort()).toEqual(expected.map(({ name }) => name).sort())
  })

  test.each(expected.map((metric) => [metric.name, metric] as const))(
    '%s has the labels and the metadata of the catalogue',
    (name, { labels, type, help }) => {
      expect([...(written.get(name) ?? [])]).toEqual([labels.join(',')])
      expect(text).toContain(`# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`)
    },
  )

  test('agree on the label that names the resource', () => {
    expect(text).toContain(
      'binnacle_cr_info{group="example.com",kind="Database",namespace="shop",name="orders",',
    )
  })
})

/** The distinct lists of label names, by family; a bucket's `le` is left out. */
function labelsByFamily(text: string): Map<string, Set<string>> {
  const families = new Map<string, Set<string>>()
  for (const line of text.split('\n')) {
    const [, sample, , labels = ''] = /^([a-z_]+)(\{(.*)\})? \S+$/.exec(line) ?? []
    if (sample === undefined) continue
    const family = sample.replace(/(_seconds|_bytes)_(bucket|sum|count)$/, '$1')
    const names = [...labels.matchAll(/([a-z_]+)="/g)].map(([, name]) => name).filter((name) => name !== 'le')
    const known = families.get(family) ?? new Set<string>()
    families.set(family, known.add(names.join(',')))
  }
  return families
}
