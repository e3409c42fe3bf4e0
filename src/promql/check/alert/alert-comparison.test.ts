import { expect, test } from 'vitest'
import { alert, checksIn, findingsIn } from '../fixture/findings-in.ts'

test.each([
  ['up', true],
  ['sum(rate(x_total[5m]))', true],
  ['up == bool 0', true],
  ['up == 0', false],
  ['absent(up)', false],
  ['up unless x', false],
  ['vector(1)', false],
  ['ALERTS{alertstate="firing"}', false],
  ['job:errors:firing', false],
  ['kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}', false],
  ['count(up == 0)', false],
])('as a condition: %s', (expr, found) => {
  expect(checksIn(alert(expr)).includes('alert-comparison')).toBe(found)
})

test.each([
  ['app_indexes{name=~".*ccnew.*"}', 'info'],
  ['app_indexes{job="app"}', 'warning'],
])('%s without a comparison is a matter of %s', (expr, severity) => {
  expect(findingsIn(alert(expr))).toEqual([expect.stringContaining(`${severity} [alert-comparison]`)])
})
