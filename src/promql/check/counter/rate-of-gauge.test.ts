import { expect, test } from 'vitest'
import { alert, checksIn } from '../fixture/findings-in.ts'

test.each([
  ['delta(http_requests_total[5m]) > 5', true],
  ['deriv(http_requests_total[5m]) > 5', true],
  ['rate(http_requests_total[5m]) > 5', false],
  ['delta(http_requests[5m]) > 5', false],
  ['delta(job:http_requests_total[5m]) > 5', false],
])('%s takes a counter for a gauge, by its name alone: %s', (expr, found) => {
  expect(checksIn(alert(expr)).includes('rate-of-gauge')).toBe(found)
})
