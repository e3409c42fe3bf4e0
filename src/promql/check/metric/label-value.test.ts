import { expect, test } from 'vitest'
import { alert, findingsIn, foundBy, record } from '../fixture/findings-in.ts'
import { labelValue } from './label-value.ts'

const severitiesIn = (expr: string) => foundBy('label-value', record(expr)).map(({ severity }) => severity)

test.each([
  ['count(binnacle_cr_health{state="failed"})', ['error']],
  ['count(binnacle_cr_health{state=~"failed|degraded"})', ['warning']],
])('an error can never match, a warning may: %s', (expr, severities) => {
  expect(severitiesIn(expr)).toEqual(severities)
})

test('its page says when it is an error, other than its row in the table', () => {
  expect(labelValue.severity).toBe('warning')
  expect(labelValue.why).toMatch(/`=` .* is an error/)
})

test.each([
  [
    'binnacle_cr_health{state="Healthy"} == 0',
    'error [label-value] state of binnacle_cr_health is never "Healthy", so this selects nothing; did you mean healthy?',
  ],
  [
    'binnacle_cr_condition{type="Ready", status=~"true|Unknown"} == 1',
    'warning [label-value] status of binnacle_cr_condition is never "true"; did you mean True?',
  ],
  [
    'kube_pod_status_phase{phase="Crashed"} == 1',
    'warning [label-value] phase of kube_pod_status_phase is never "Crashed", so this selects nothing; it is Pending',
  ],
  ['binnacle_cr_health{state=~"de.*|bad.+"} == 1', undefined],
  ['binnacle_cr_health{state=~"bad.+"} == 1', 'warning [label-value] "bad.+" matches no value of state'],
  ['binnacle_cr_health{state!=""} == 1', undefined],
])('%s', (expr, found) => {
  expect(findingsIn(alert(expr))).toEqual(found === undefined ? [] : [expect.stringContaining(found)])
})
