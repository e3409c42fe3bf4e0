import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import type { HealthState } from '../../health/index.ts'
import { emptyStates, type KindSummary, type ResourceRow } from '../../view/index.ts'
import { StatusLine } from '../print/status-line.ts'
import { LiveLine, summaryOf } from './live-line.ts'

const resource = { group: 'acme.io', version: 'v1', resource: 'pumps', kind: 'Pump', namespaced: true }

function kind(states: Partial<Record<HealthState, number>>): KindSummary {
  const total = Object.values(states).reduce((sum, count) => sum + count, 0)
  return { resource, total, states: { ...emptyStates(), ...states }, synced: true }
}

function monitorOf(kinds: KindSummary[], waiting = 0, rows: ResourceRow[] = []) {
  const parts = Array.from({ length: waiting }, (_, index) => ({
    name: `kind-${index}`,
    ready: false,
    message: 'syncing',
  }))
  return {
    summaries: () => kinds,
    readiness: () => ({ ready: waiting === 0, parts }),
    rows: () => rows[Symbol.iterator](),
  }
}

const plain = { color: false, unicode: true, width: 80 }

describe('the summary of a monitor', () => {
  test('counts the states of all kinds, worst first', () => {
    const monitor = monitorOf([kind({ healthy: 3, degraded: 1 }), kind({ healthy: 2 })])
    expect(summaryOf(monitor, plain)).toBe('6 resources of 2 kinds: ✖ 1 degraded · ✔ 5 healthy')
    expect(summaryOf(monitor, { ...plain, unicode: false })).toBe(
      '6 resources of 2 kinds: DG 1 degraded, OK 5 healthy',
    )
  })

  test('says how much is not there yet', () => {
    expect(summaryOf(monitorOf([], 2), plain)).toBe('0 resources of 0 kinds (2 not synced)')
  })
})

test('the live line follows the monitor, below what breaks', async () => {
  const kinds = [kind({ healthy: 1 })]
  const written: string[] = []
  const clock = new ManualClock()
  const status = new StatusLine({ isTTY: true, columns: 80, write: (text) => written.push(text) })
  const line = new LiveLine({ monitor: monitorOf(kinds) as never, status, style: plain, clock })
  line.start({ cluster: 'here', url: 'http://127.0.0.1:1' })
  expect(written.splice(0).join('')).toMatch(/http:\/\/127\.0\.0\.1:1\/metrics[\s\S]*1 resources of 1 kinds/)
  await clock.advance(5000)
  expect(written).toEqual([])
  kinds.push(kind({ degraded: 1 }))
  await clock.advance(1000)
  expect(written).toEqual(['\r\u001b[2K2 resources of 2 kinds: ✖ 1 degraded · ✔ 1 healthy'])
  line.stop()
  expect(clock.timers).toBe(0)
})
