import { expect, test } from 'vitest'
import type { CheckRulesOptions } from '../check-rules.ts'
import { alert, checksIn, findingsIn, messagesOf } from '../fixture/findings-in.ts'

const foundIn = (expr: string, options?: CheckRulesOptions) =>
  messagesOf('unknown-label', alert(expr), options)

test.each([
  ['max by (namespace, nme) (binnacle_cr_health{state="degraded"}) == 1', 'nme', 'name'],
  ['sum by (controler) (workqueue_depth) > 5', 'controler', 'controller'],
  ['sum without (controler) (workqueue_depth) > 5', 'controler', 'controller'],
  ['binnacle_cr_info * on (namespace, nmae) binnacle_cr_generation_lag > 5', undefined, undefined],
  ['binnacle_cr_info * on (namespace, nmae) binnacle_cr_spec_replicas > 5', 'nmae', 'name'],
  ['binnacle_cr_health * ignoring (stat) group_left () binnacle_cr_spec_replicas > 5', 'stat', 'state'],
  [
    'binnacle_cr_health * on (kind, namespace, name) group_left (owner_knd) binnacle_cr_info > 5',
    'owner_knd',
    'owner_kind',
  ],
  ['max by (namespace, name) (binnacle_cr_health{state="degraded"}) == 1', undefined, undefined],
  ['sum by (node, pod, job, instance, cluster) (workqueue_depth) > 5', undefined, undefined],
  ['sum by (planet) (workqueue_depth) > 5', undefined, undefined],
  ['sum by (controler) (some_depth) > 5', undefined, undefined],
  ['sum by (controler) (workqueue_depth or some_depth) > 5', undefined, undefined],
  [
    'sum by (names) (label_replace(binnacle_cr_spec_replicas, "names", "$1", "name", "(.*)")) > 5',
    undefined,
    undefined,
  ],
])('a label misspelt in %s', (expr, label, meant) => {
  expect(foundIn(expr)).toEqual(
    label === undefined ? [] : [`nothing here has a label ${label}; did you mean ${meant}?`],
  )
})

test('a label that the user names is not misspelt', () => {
  expect(foundIn('sum by (controler) (workqueue_depth) > 5', { addedLabels: ['controler'] })).toEqual([])
})

test('a value that another label of the metric has tells which label is meant', () => {
  expect(foundIn('binnacle_cr_resources{state="degraded"} > 5')).toEqual([
    'binnacle_cr_resources has no label state; degraded is a value of health: health="degraded"',
  ])
})

test('a label that another metric of the same source has is to be joined', () => {
  expect(findingsIn(alert('kube_pod_status_phase{created_by_kind="Job", phase="Failed"} == 1'))[0]).toMatch(
    /kube_pod_status_phase has no label created_by_kind; kube_pod_info has it/,
  )
})

test('labels named by the user are known', () => {
  const text = alert('binnacle_objects{planet="b"} == 0')
  expect(checksIn(text)).toEqual(['unknown-label'])
  expect(checksIn(text, { addedLabels: ['planet'] })).toEqual([])
})
