import { expect, test } from 'vitest'
import { checkRules } from '../check-rules.ts'
import { exampleFile } from '../example-file.ts'

function foundIn(expr: string): string[] {
  const text = exampleFile(`- alert: A\n  expr: ${JSON.stringify(expr)}`)
  return checkRules([{ name: 'rules.yaml', text }])[0]!
    .findings.filter(({ check }) => check === 'vector-matching')
    .map(({ message }) => message)
}

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
