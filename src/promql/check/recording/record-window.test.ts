import { expect, test } from 'vitest'
import { findingsIn, record } from '../fixture/findings-in.ts'

test.each([
  [
    'job:x:rate5m',
    'sum by (job) (rate(x_total[10m]))',
    'rate5m promises 5m, but the expression looks at 10m: name it rate10m, or take [5m]',
  ],
  ['job:x:rate5m', 'sum by (job) (rate(x_total[5m]))', undefined],
  ['job:x:ratio_rate1h', 'sum by (job) (rate(x_total[60m])) / sum by (job) (rate(y_total[5m]))', undefined],
  ['job:x:sum_irate', 'sum by (job) (rate(x_total[5m]))', undefined],
  ['job:x:max1h', 'max_over_time(job:x:rate5m[1h:1m])', undefined],
  ['job:x:burnrate1d', 'sum by (job) (rate(x_total[1h])) / sum by (job) (rate(x_total[2h]))', 'ratio'],
  ['job:x:increase30d', 'avg_over_time(job:x:increase1h[30d]) * 24 * 30', undefined],
  ['job:x:rate5m', 'sum by (job) (pod:x:rate5m)', undefined],
  ['job:x:rate5m', 'sum by (job) (pod:x:rate1h)', 'rate5m promises 5m, but the expression looks at 1h'],
  ['job:x:rate5m', 'pod:x:sum', undefined],
  ['job:http2s', 'sum by (job) (rate(x_total[5m]))', undefined],
  ['instance:node_load15m:sum', 'sum by (instance) (max_over_time(x[5m]))', undefined],
  ['job:rate5m', 'sum by (job) (rate(x_total[2m]))', 'name it rate2m'],
  ['job:x:p99_5m', 'sum by (job) (rate(x_total[10m]))', 'p99_5m promises 5m'],
])('the window that the name %s promises of %s', (name, expr, message) => {
  const found = findingsIn(record(expr, name)).filter((finding) => finding.includes('[record-window]'))
  if (message === undefined) expect(found).toEqual([])
  else expect(found).toEqual([expect.stringContaining(message === 'ratio' ? 'has no such range' : message)])
})
