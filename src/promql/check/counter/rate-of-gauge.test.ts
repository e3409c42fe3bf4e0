import { expect, test } from 'vitest'
import { checkRules } from '../check-rules.ts'
import { exampleFile } from '../example-file.ts'

test.each([
  ['delta(http_requests_total[5m]) > 5', true],
  ['deriv(http_requests_total[5m]) > 5', true],
  ['rate(http_requests_total[5m]) > 5', false],
  ['delta(http_requests[5m]) > 5', false],
  ['delta(job:http_requests_total[5m]) > 5', false],
])('%s takes a counter for a gauge, by its name alone: %s', (expr, found) => {
  const text = exampleFile(`- alert: A\n  expr: ${expr}`)
  const checks = checkRules([{ name: 'rules.yaml', text }])[0]!.findings.map(({ check }) => check)
  expect(checks.includes('rate-of-gauge')).toBe(found)
})
