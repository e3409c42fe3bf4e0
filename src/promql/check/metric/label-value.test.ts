import { expect, test } from 'vitest'
import { checkRules } from '../check-rules.ts'
import { exampleFile } from '../example-file.ts'
import { labelValue } from './label-value.ts'

const severitiesIn = (expr: string) =>
  checkRules([
    { name: 'r.yaml', text: exampleFile(`- record: all:x:y\n  expr: ${JSON.stringify(expr)}`) },
  ])[0]!
    .findings.filter(({ check }) => check === 'label-value')
    .map(({ severity }) => severity)

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
