import { expect, test } from 'vitest'
import { alert, findingsIn } from '../fixture/findings-in.ts'

test.each([
  ['histogram_quantile(99, sum by (le) (rate(x_bucket[5m]))) > 5', 'a quantile is from 0 to 1'],
  [
    'histogram_quantile(0.9, rate(controller_runtime_reconcile_time_seconds_sum[5m])) > 5',
    'quantiles are of buckets',
  ],
  ['histogram_quantile(0.9, go_gc_duration_seconds) > 5', 'go_gc_duration_seconds is no histogram'],
  [
    'histogram_quantile(0.9, sum by (le) (x_bucket)) > 5',
    'without rate(x_bucket[5m]) this is the quantile of all time',
  ],
  ['histogram_quantile(0.9, sum without (pod) (rate(x_bucket[5m]))) > 5', undefined],
  ['histogram_quantile(0.9, sum by (job) (rate(x_native[5m]))) > 5', undefined],
])('%s', (expr, message) => {
  expect(findingsIn(alert(expr))).toEqual(message === undefined ? [] : [expect.stringContaining(message)])
})
