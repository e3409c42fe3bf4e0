import { expect, test } from 'vitest'
import { MetricKnowledge } from './metric-knowledge.ts'
import { nearestMetric } from './nearest-metric.ts'

test.each([
  ['binnacle_cr_status_conditon', 'binnacle_cr_condition'],
  ['binnacle_cr_status_condition', 'binnacle_cr_condition'],
  ['binnacle_cr_helth', 'binnacle_cr_health'],
  ['controller_runtime_reconcile_total_errors', 'controller_runtime_reconcile_errors_total'],
  ['workqueue_dept', 'workqueue_depth'],
  ['binnacle_planets', undefined],
])('by its words %s is %s', (name, meant) => {
  expect(nearestMetric(name, new MetricKnowledge().names())).toBe(meant)
})
