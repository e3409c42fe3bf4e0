import { expect, test } from 'vitest'
import { alert, messagesOf } from '../fixture/findings-in.ts'

const foundIn = (expr: string) => messagesOf('state-set', alert(expr))

test.each([
  ['binnacle_cr_condition{type="Ready"} == 0', true],
  ['binnacle_cr_condition{type="Ready"} != 1', true],
  ['binnacle_cr_health != 1', true],
  ['1 > binnacle_cr_health', true],
  ['max_over_time(binnacle_cr_condition{type="Ready"}[5m]) == 0', true],
  ['max by (namespace, name) (binnacle_cr_condition{type="Ready"}) == 0', true],
  ['binnacle_cr_condition{type="Ready", status=~"True|Unknown"} == 0', true],
  ['count by (kind) (binnacle_cr_condition{type="Ready"} == 0) > 3', true],
  ['binnacle_cr_phase == 0', true],
  ['kube_pod_status_ready{namespace="shop"} == 0', true],
  ['binnacle_cr_health == 1', true],
  ['count by (state) (binnacle_cr_health == 1) > 3', false],
  ['binnacle_cr_health{state=~"degraded|unknown"} == 1', false],
  ['binnacle_cr_condition{type="Ready", status="True"} == 0', false],
  ['binnacle_cr_condition{type="Ready", status=~"T.*"} != 1', false],
  ['binnacle_cr_health{state!~"healthy|suspended"} > 0', false],
  ['binnacle_cr_phase{phase="Running"} == 0', false],
  ['max by (state) (binnacle_cr_health) == 0', false],
  ['sum by (kind) (binnacle_cr_health{state="degraded"}) == 0', false],
  ['binnacle_cr_suspended == 0', false],
  ['binnacle_cr_health >= 0', false],
])('%s', (expr, found) => {
  expect(foundIn(expr)).toHaveLength(found ? 1 : 0)
})

test('it is said which label names the state', () => {
  expect(foundIn('binnacle_cr_condition{type="Ready"} == 0')).toEqual([
    'binnacle_cr_condition is 1 for the status that is so and 0 for each other, so this says the same of everything: name one, as in status="True"',
  ])
})
