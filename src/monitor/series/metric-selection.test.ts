import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { crdText } from '../fixture/crd-text.ts'
import { kindBench } from '../fixture/kind-bench.ts'
import { isWrittenIn } from './metric-selection.ts'
import { seriesRules } from './resource-series.ts'

const resource = parse(`
metadata: {name: a, generation: 2}
spec: {replicas: 3, version: "1"}
status:
  observedGeneration: 1
  phase: Running
  version: "1"
  replicas: 3
  readyReplicas: 3
  lastSyncTime: "2026-01-01T00:00:00Z"
  conditions:
  - {type: Ready, status: "True", reason: Fine, observedGeneration: 1}
  - {type: Synced, status: "True", reason: Fine}
`)

function series(...[tier, optIns]: Parameters<typeof isWrittenIn>): string[] {
  const bench = kindBench(crdText({ kind: 'Database' }), { selection: isWrittenIn(tier, optIns) })
  bench.list(resource)
  const names = new Set(seriesRules.map(({ metric }) => metric.name))
  return bench
    .text()
    .split('\n')
    .map((line) => line.replace(/\{.*/, ''))
    .filter((name) => names.has(`binnacle_${name}`))
}

describe('of a resource with two conditions', () => {
  test('compact writes about a dozen series', () => {
    expect(series('compact')).toHaveLength(11)
    expect(new Set(series('compact'))).toEqual(
      new Set(
        [
          'info',
          'health',
          'metadata_generation',
          'status_observed_generation',
          'spec_replicas',
          'status_ready_replicas',
        ].map((name) => `cr_${name}`),
      ),
    )
  })

  test('full writes more, and what is opted in to only when it is', () => {
    expect(series('full').length).toBeGreaterThan(20)
    expect(series('full')).not.toContain('cr_condition_reason_info')
    expect(series('full', new Set(['condition_reason_info']))).toContain('cr_condition_reason_info')
    expect(series('compact', new Set(['phase']))).toContain('cr_phase')
  })

  test('aggregate writes none', () => {
    expect(series('aggregate', new Set(['condition_reason_info']))).toEqual([])
  })
})
