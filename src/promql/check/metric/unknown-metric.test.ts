import { expect, test } from 'vitest'
import { checkRules } from '../check-rules.ts'
import { alert, checksIn, findingsIn, record } from '../fixture/findings-in.ts'

test.each([
  [
    'controller_runtime_reconcile_queue_depth > 5',
    'there is no metric controller_runtime_reconcile_queue_depth; it is workqueue_depth',
  ],
  ['rate(go_client_go_requests_total[5m]) > 0', 'it is rest_client_requests_total'],
  ['binnacle_cr_healthy == 0', 'there is no metric binnacle_cr_healthy; did you mean binnacle_cr_health?'],
  [
    'rate(kube_pod_container_status_restart_total[5m]) > 5',
    'nothing is known of a metric kube_pod_container_status_restart_total; did you mean kube_pod_container_status_restarts_total?',
  ],
  [
    'kube_pod_container_resource_limits_memory_bytes > 1',
    'there is no metric kube_pod_container_resource_limits_memory_bytes; it is kube_pod_container_resource_limits{resource="memory"}',
  ],
])('%s', (expr, message) => {
  expect(findingsIn(alert(expr))).toEqual([expect.stringContaining(message)])
})

test('names recorded in another file are known', () => {
  const recorded = record('sum by (job) (up)', 'binnacle_x:y')
  const reader = alert('binnacle_x:y == 0')
  expect(checksIn(reader)).toEqual(['unknown-metric'])
  expect(
    checkRules([
      { name: 'a', text: recorded },
      { name: 'b', text: reader },
    ])[1]!.findings.map(({ check }) => check),
  ).not.toContain('unknown-metric')
})
