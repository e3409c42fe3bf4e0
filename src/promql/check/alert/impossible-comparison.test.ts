import { expect, test } from 'vitest'
import { alert, checksIn } from '../fixture/findings-in.ts'

test.each([
  ['count(up == 0) == 0', true],
  ['count(up == 0) / count(up) > 1', true],
  ['100 * count(up == 0) / count(up) > 10', false],
  ['100 * (count(up == 0) by (job) / count(up) by (job)) > 10', false],
  ['up > 1', true],
  ['up == 2', true],
  ['sum(up) > 1', false],
  ['5 < up', true],
  ['absent(up) == 0', true],
  ['absent(up) == 1', false],
  ['1 - avg(up) > 1', true],
  ['rate(x_total[5m]) < 0', true],
  ['deriv(x[5m]) < 0', false],
  ['rate(x_total[5m]) >= 0', true],
  ['sum(rate(a_total[5m])) / sum(rate(b_total[5m])) > 5', false],
  ['sum by (job) (rate(a_total{code=~"5.."}[5m])) / (sum by (job) (rate(a_total[5m])) > 0) > 5', true],
  ['sum by (job) (rate(a_total{code=~"5.."}[5m])) / sum by (instance) (rate(a_total[5m])) > 5', false],
  ['(count(up == 1) or vector(0)) == 0', false],
  ['1 - sum(rate(x_seconds_bucket{le="10.5"}[5m])) / sum(rate(x_seconds_count[5m])) > 1.05', true],
  ['hour() > 23', true],
  ['hour() > 8 and hour() < 18', false],
  ['NaN == up', false],
])('%s', (expr, found) => {
  expect(checksIn(alert(expr)).includes('impossible-comparison')).toBe(found)
})
