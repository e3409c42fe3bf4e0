import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { crdText } from '../fixture/crd-text.ts'
import { kindBench } from '../fixture/kind-bench.ts'
import { findingsOf } from './findings.ts'

const stale = '{type: Ready, status: "True", observedGeneration: 1}'

test.each([
  ['{metadata: {name: a, generation: 2}}', ''],
  [
    `{metadata: {name: a, generation: 2}, status: {conditions: [${stale}]}}`,
    'condition-stale status.conditions[type=Ready]: speaks of an older generation of the spec than the current one, 2',
  ],
  [`{metadata: {name: a, generation: 1}, status: {conditions: [${stale}]}}`, ''],
  [
    `{metadata: {name: a, generation: 2, deletionTimestamp: "2026-01-01T00:00:00Z"}, status: {conditions: [${stale}]}}`,
    '',
  ],
  [`{metadata: {name: a}, spec: {text: ${'x'.repeat(1_000_000)}}}`, ''],
  [
    `{metadata: {name: a}, spec: {text: ${'x'.repeat(1_200_000)}}}`,
    'near-size-limit : is 1.1 MiB of JSON; etcd refuses requests over 1.5 MiB, so it soon cannot be written any more',
  ],
])('of %.70s: %s', (text, expected) => {
  const bench = kindBench(crdText({ kind: 'Database' }))
  bench.list(parse(text))
  const [record] = bench.table.records()
  const found = findingsOf(record as never, bench.clock.now())
  expect(found.map(({ rule, field, message }) => `${rule} ${field}: ${message}`).join('\n')).toBe(expected)
})

test.each([
  [90, 'within 90s'],
  [60, 'at least every minute'],
  [10, 'at least every minute'],
])('a heartbeat of %d s that has stopped is told with its age and its interval', (seconds, usual) => {
  const bench = kindBench(crdText({ kind: 'Database' }))
  const interval = seconds * 1000
  const start = bench.clock.now()
  for (let beat = 0; beat <= 6; beat++)
    bench.sink.upsert({
      metadata: { name: 'a', uid: 'u', resourceVersion: String(beat) },
      status: { lastSyncTime: new Date(start + beat * interval).toISOString() },
    })
  const [record] = bench.table.records()
  const last = start + 6 * interval
  expect(findingsOf(record as never, last + 10 * Math.max(interval, 60_000))).toEqual([])
  expect(findingsOf(record as never, last + 930_000)).toEqual([
    {
      rule: 'heartbeat-stopped',
      field: 'status.lastSyncTime',
      message: `has not moved for 15m, and usually moves ${usual}: is its controller running?`,
      since: last,
    },
  ])
})
