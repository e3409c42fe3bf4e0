import { beforeEach, describe, expect, test } from 'vitest'
import { explain } from '../../health/index.ts'
import { crdText } from '../fixture/crd-text.ts'
import { type KindBench, kindBench, object } from '../fixture/kind-bench.ts'
import { assessReady } from './fixture/assess-ready.ts'
import { HealthTransitions } from './health-transitions.ts'

const crd = crdText({ kind: 'Database' })
const minute = 60_000

describe('the health of the resources of a kind', () => {
  let bench: KindBench
  let version = 0

  beforeEach(() => {
    bench = kindBench(crd, { assess: assessReady, part: (clock) => new HealthTransitions({ clock }) })
  })

  /** A resource created at 00:00:00, when the clock of the test starts. */
  const database = (health: string, { uid = 'u1', ready = '', deletion = '' } = {}) =>
    object(`
metadata:
  namespace: shop
  name: orders
  uid: ${uid}
  resourceVersion: "${++version}"
  creationTimestamp: "2026-01-01T00:00:00Z"
  ${deletion && `deletionTimestamp: "${deletion}"`}
status:
  health: ${health}
  conditions: [${ready && `{type: Ready, status: "${health === 'healthy' ? 'True' : 'False'}", lastTransitionTime: "${ready}"}`}]
`)

  const said = (metric: string, ...labels: string[]) =>
    bench
      .text(metric)
      .split('\n')
      .filter((line) => !line.includes('_bucket') && !line.endsWith(' 0'))
      .map((line) => line.replace(/group="example.com",kind="Database",?/, ''))
      .filter((line) => labels.every((label) => line.includes(label)))
      .filter(Boolean)

  test('starts at 0 with the first resource, and goes with the kind', () => {
    bench.list(database('healthy'))
    expect(bench.text('cr_health_transitions_total').split('\n').filter(Boolean)).toHaveLength(6)
    expect(bench.text('cr_time_to_ready_seconds')).toContain('_count{group="example.com",kind="Database"} 0')
    bench.table.close()
    expect(bench.text('cr_health_transitions_total', 'cr_time_to_ready_seconds')).toBe('')
  })

  test('is counted by the state that it goes to, and the time in the state that it left', async () => {
    bench.list(database('healthy', { ready: '2026-01-01T00:00:00Z' }))
    await bench.clock.advance(10 * minute)
    bench.sink.upsert(database('degraded', { ready: '2026-01-01T00:09:30Z' }))
    expect(said('cr_health_transitions_total')).toEqual(['cr_health_transitions_total{to="degraded"} 1'])
    expect(said('cr_state_duration_seconds')).toEqual([
      'cr_state_duration_seconds_sum{state="healthy"} 570',
      'cr_state_duration_seconds_count{state="healthy"} 1',
    ])
  })

  test('without times of its own is timed by what was seen', async () => {
    bench.list(database('healthy'))
    await bench.clock.advance(minute)
    bench.sink.upsert(database('degraded'))
    expect(said('cr_state_duration_seconds')).toEqual([])
    await bench.clock.advance(minute)
    bench.sink.upsert(database('healthy'))
    expect(said('cr_state_duration_seconds', '_sum')).toEqual([
      'cr_state_duration_seconds_sum{state="degraded"} 60',
    ])
  })

  test.each([
    ['in the state of its first minute', '2026-01-01T00:01:00Z', [300]],
    ['in a state that came later, and may have been healthy before', '2026-01-01T00:01:01Z', []],
    ['not reconciled yet', '', [300]],
  ])('found %s: the time to ready is %j', async (_, since, expected) => {
    await bench.clock.advance(4 * minute)
    bench.list(database('progressing', { ready: since }))
    await bench.clock.advance(2 * minute)
    bench.sink.upsert(database('healthy', { ready: '2026-01-01T00:05:00Z' }))
    bench.sink.upsert(database('degraded', { ready: '2026-01-01T00:05:30Z' }))
    bench.sink.upsert(database('healthy', { ready: '2026-01-01T00:06:00Z' }))
    const sums = said('cr_time_to_ready_seconds', '_sum').map((line) => Number(line.split(' ')[1]))
    expect(sums).toEqual(expected)
  })

  test.each([
    ['{}', 1],
    ['{phase: Creating}', 0],
    ['{observedGeneration: 1}', 0],
    ['{backup: {state: Failed}}', 0],
  ])('found with the status %s, judged by the engine: %i times to ready', async (status, expected) => {
    bench = kindBench(crd, { assess: explain, part: (clock) => new HealthTransitions({ clock }) })
    await bench.clock.advance(4 * minute)
    const orders = (text: string) =>
      object(
        `{metadata: {namespace: shop, name: orders, uid: u1, resourceVersion: "${++version}", ` +
          `creationTimestamp: "2026-01-01T00:00:00Z"}, status: ${text}}`,
      )
    bench.list(orders(status))
    bench.sink.upsert(orders('{conditions: [{type: Ready, status: "True"}]}'))
    expect(said('cr_time_to_ready_seconds', '_count')).toHaveLength(expected)
  })

  test('a deletion takes from when it was asked for until it was seen to be done', async () => {
    bench.list(database('healthy'))
    await bench.clock.advance(minute)
    const asked = database('healthy', { deletion: '2026-01-01T00:01:00Z' })
    bench.sink.upsert(asked)
    await bench.clock.advance(minute)
    bench.sink.remove(asked)
    expect(said('cr_deletion_duration_seconds')).toEqual([
      'cr_deletion_duration_seconds_sum{} 60',
      'cr_deletion_duration_seconds_count{} 1',
    ])
  })

  test('what went while nobody watched has no known end', async () => {
    bench.list(database('healthy', { deletion: '2026-01-01T00:00:00Z' }))
    await bench.clock.advance(minute)
    bench.list(database('healthy', { uid: 'u2' }))
    bench.list()
    expect(said('cr_deletion_duration_seconds')).toEqual([])
    expect(said('cr_state_duration_seconds')).toEqual([])
  })
})
