import { expect, test } from 'vitest'
import { type CheckRulesOptions, checkRules } from '../check-rules.ts'
import { exampleFile } from '../example-file.ts'

function foundIn(expr: string, options?: CheckRulesOptions): string[] {
  const text = exampleFile(`- alert: A\n  expr: ${JSON.stringify(expr)}`)
  return checkRules([{ name: 'rules.yaml', text }], options)[0]!
    .findings.filter(({ check }) => check === 'unknown-label')
    .map(({ message }) => message)
}

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
