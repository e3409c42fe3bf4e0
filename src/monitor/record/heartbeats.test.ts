import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { crdText } from '../fixture/crd-text.ts'
import { type KindBench, kindBench } from '../fixture/kind-bench.ts'
import { hasStopped } from './heartbeats.ts'

const start = Date.UTC(2026, 0, 1)
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString().replace('.000', '')
const unknown = crdText({ kind: 'Database' })
let version = 0

function see(bench: KindBench, status: unknown, spec: unknown = {}): void {
  bench.sink.upsert({ metadata: { name: 'a', uid: 'u', resourceVersion: String(++version) }, spec, status })
}

/** `field seconds` for each heartbeat of an object with this status. */
function heartbeats(status: string, crd = unknown): string {
  const bench = kindBench(crd)
  see(bench, parse(status.replaceAll('NOW', `"${at(0)}"`)))
  return (
    bench.table
      .get('', 'a')
      ?.heartbeats.map(({ field }) => field)
      .join(' ') ?? ''
  )
}

describe('a heartbeat is', () => {
  test.each([
    'lastHeartbeatTime',
    'lastHeartBeatTime',
    'lastSyncTime',
    'lastSynced',
    'lastSyncTimestamp',
    'lastSynchronizedAt',
    'lastResync',
    'lastProbeTime',
    'lastCheckTime',
    'lastHealthcheckRunTime',
    'lastVerificationTime',
    'lastValidationTime',
    'lastReconcileTime',
    'lastCollectionTime',
    'lastSeen',
    'lastScheduleTime',
    'lastSuccessfulTime',
    'lastBackup',
    'latestRestorableTime',
    'refreshTime',
    'renewTime',
    'reportTime',
  ])('%s', (name) => {
    expect(heartbeats(`{${name}: NOW}`)).toBe(name)
  })

  test.each([
    'lastTransitionTime',
    'lastUpdateTime',
    'lastUpdated',
    'lastModifiedTime',
    'lastActivityTime',
    'lastForceSyncTime',
    'lastPublishedTime',
    'startTime',
    'createdTime',
    'completionTime',
    'expirationTime',
    'nextScheduleTime',
    'backup',
    'check',
  ])('not %s', (name) => {
    expect(heartbeats(`{${name}: NOW}`)).toBe('')
  })

  test('one level down, and the latest of the conditions', () => {
    const conditions =
      '[{type: A, lastHeartbeatTime: NOW}, {type: B, lastProbeTime: NOW, lastTransitionTime: NOW}]'
    expect(heartbeats(`{collector: {lastHeartbeat: NOW}, conditions: ${conditions}}`)).toBe(
      'collector.lastHeartbeat conditions.lastHeartbeatTime conditions.lastProbeTime',
    )
  })

  test('what the schema declares, where it declares anything', () => {
    const status =
      '{type: object, properties: {sync: {type: object, properties: {lastSyncTime: {type: string}}}}}'
    const schema = `schema: {openAPIV3Schema: {type: object, properties: {status: ${status}}}}`
    const crd = crdText({
      kind: 'Database',
      versions: [`{name: v1, served: true, storage: true, ${schema}}`],
    })
    expect(heartbeats('{sync: {lastSyncTime: NOW}, lastProbeTime: NOW}', crd)).toBe('sync.lastSyncTime')
  })

  test('a time', () => {
    expect(heartbeats('{lastSyncTime: yesterday, lastProbeTime: 3, renewTime: {a: 1}}')).toBe('')
  })
})

describe('the interval of a heartbeat', () => {
  const interval = (bench: KindBench) =>
    Number(/ (\S+)\n/.exec(bench.text('cr_heartbeat_interval_seconds'))?.[1] ?? Number.NaN)
  const beats = (times: readonly number[], spec?: unknown) => {
    const bench = kindBench(unknown)
    for (const time of times) see(bench, { lastSyncTime: at(time) }, spec)
    return bench
  }

  test('is not known before six gaps', () => {
    expect(interval(beats([0, 90, 180, 270, 360, 450]))).toBeNaN()
    expect(interval(beats([0, 90, 180, 270, 360, 450, 540]))).toBe(90)
  })

  test('is the longest gap of late, and forgets an outage in time', () => {
    expect(interval(beats([0, 90, 180, 270, 360, 450, 3450]))).toBe(3000)
    const outage = [0, 90, 180, 270, 360, 450, 3450]
    const after = Array.from({ length: 60 }, (_, index) => 3540 + index * 90)
    expect(interval(beats([...outage, ...after]))).toBe(90)
  })

  test('is at least a minute, and at least what the spec asks for', () => {
    const quick = [0, 10, 20, 30, 40, 50, 60]
    expect(interval(beats(quick))).toBe(60)
    expect(interval(beats(quick, { refreshInterval: '1h', other: '9h' }))).toBeCloseTo(3600 * 0.9 ** 6)
    expect(interval(beats(quick, { syncPeriodSeconds: 600 }))).toBeCloseTo(600 * 0.9 ** 6)
  })

  test('does not count bursts of writes, nor a time that goes back', () => {
    expect(interval(beats([0, 1, 2, 3, 4, 5, 6, 7, 8]))).toBeNaN()
    expect(interval(beats([0, 90, 180, 90, 180, 270, 360, 450, 540]))).toBe(90)
  })

  test('begins anew with another resource of the same name', () => {
    const bench = beats([0, 90, 180, 270, 360, 450, 540])
    bench.sink.upsert({ metadata: { name: 'a', uid: 'v' }, status: { lastSyncTime: at(630) } })
    expect(interval(bench)).toBeNaN()
    expect(bench.text('cr_heartbeat_timestamp_seconds')).toMatch(
      new RegExp(`field="lastSyncTime"} ${start / 1000 + 630}\n$`),
    )
  })

  test('ten times passed is a heartbeat that has stopped', () => {
    const [heartbeat] = beats([0, 90, 180, 270, 360, 450, 540]).table.get('', 'a')?.heartbeats ?? []
    expect(hasStopped(heartbeat as never, start + (540 + 900) * 1000)).toBe(false)
    expect(hasStopped(heartbeat as never, start + (540 + 901) * 1000)).toBe(true)
    const [young] = beats([0]).table.get('', 'a')?.heartbeats ?? []
    expect(hasStopped(young as never, start + 1e9)).toBe(false)
  })
})
