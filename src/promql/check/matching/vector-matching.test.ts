import { expect, test } from 'vitest'
import { alert, checksIn, messagesOf, record } from '../fixture/findings-in.ts'

const foundIn = (expr: string) => messagesOf('vector-matching', alert(expr))

const used = 'container_memory_working_set_bytes{container!=""}'
const limit = 'kube_pod_container_resource_limits{resource="memory"}'
const never =
  'the sides never match: kube_pod_container_resource_limits has resource, container_memory_working_set_bytes has not; aggregate both by the same labels, as by (container, namespace, pod)'

test.each([
  [`${used} / ${limit} > 0.9`, never],
  [`${limit} / ${used} > 0.9`, never],
  [`(${used} / 2) unless ${limit}`, never],
  [`${used} / ignoring (unit) ${limit} > 0.9`, never],
  [`${used} / ignoring (resource, unit, uid, node, id, image, name) ${limit} > 0.9`, undefined],
  [`${used} / on (namespace, pod, container) ${limit} > 0.9`, undefined],
  [
    `max by (namespace, pod, container) (${used}) / max by (namespace, pod, container) (${limit}) > 0.9`,
    undefined,
  ],
  [`${used} or ${limit}`, undefined],
  [
    'kube_pod_status_phase{phase="Running"} and kube_pod_status_ready{condition="true"}',
    'the sides never match: kube_pod_status_phase has phase, kube_pod_status_ready has not; aggregate both by the same labels, as by (namespace, pod)',
  ],
  [`some_bytes / ${limit} > 0.9`, undefined],
  [`${used} / kube_pod_container_resource_limits{resource!="cpu"} > 0.9`, undefined],
  [`${used} / kube_pod_container_resource_limits{pod="a"} > 0.9`, undefined],
])('%s', (expr, message) => {
  expect(foundIn(expr)).toEqual(message === undefined ? [] : [message])
})

test.each([
  ['sum by (a) (x) / sum by (b) (y)', ['vector-matching']],
  ['sum by (a) (x) / sum by (a) (y)', []],
  ['sum by (a) (x) / sum(y)', ['vector-matching']],
  ['sum by (a) (x) / ignoring (a) group_left sum(y)', []],
  ['sum by (a) (x) / on () group_left sum(y)', []],
  ['sum by (a) (x) or sum by (b) (y)', []],
  ['sum by (a) (x) or vector(0)', []],
  ['sum by (a) (x) / scalar(sum(y))', []],
  ['sum by (a, b) (x) * on (a) group_left (c) sum by (a) (y)', ['vector-matching']],
  ['sum by (a, b) (x) * on (a) group_left (c) sum by (a, c) (y)', []],
  ['x * on (pod) sum by (job) (y)', ['vector-matching']],
  ['x / on () y', ['vector-matching', 'vector-matching']],
  ['x and on () y', []],
  ['rate(workqueue_adds_total[5m]) > 1 and workqueue_depth > 10', ['vector-matching']],
  ['rate(workqueue_adds_total[5m]) > 1 and ignoring (priority) workqueue_depth > 10', []],
  ['rate(workqueue_adds_total[5m]) > 1 and on (name) workqueue_depth > 10', []],
  ['controller_runtime_active_workers / controller_runtime_max_concurrent_reconciles', []],
  ['binnacle_cr_status_ready_replicas / binnacle_cr_spec_replicas', []],
  ['binnacle_cr_health{state="degraded"} * binnacle_cr_info', ['vector-matching']],
  ['max_over_time(x[1h]) / workqueue_depth', []],
  [
    'rate(workqueue_adds_total[5m]) / rate(workqueue_retries_total[5m]) > 2 and workqueue_depth > 1',
    ['vector-matching'],
  ],
  ['rate(x[5m]) * on (pod) group_left (node) kube_pod_info', ['vector-matching']],
  ['rate(x[5m]) * on (namespace, pod) group_left (node) kube_pod_info', []],
  ['rate(x[5m]) * on (pod) group_left (node) sum by (pod, node) (kube_pod_info)', []],
  ['x and on () absent(y)', []],
  ['x / on () group_left () sum(y)', []],
  ['sum by (a) (sum by (b) (x))', ['lost-label']],
  ['sum by (a) (sum by (a, b) (x))', []],
  ['sum by (a) (sum without (b) (x))', []],
])('%s', (expr, found) => {
  expect(checksIn(record(expr))).toEqual(found)
})
