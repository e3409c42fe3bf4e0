import { expect, test } from 'vitest'
import { alert, checksIn } from '../fixture/findings-in.ts'

test.each([
  ['controller_runtime_reconcile_time_seconds > 5', true],
  ['histogram_quantile(0.9, rate(controller_runtime_reconcile_time_seconds[5m])) > 5', false],
  ['absent(controller_runtime_reconcile_time_seconds)', false],
])('a histogram by its bare name in %s', (expr, found) => {
  expect(checksIn(alert(expr)).includes('histogram-name')).toBe(found)
})
