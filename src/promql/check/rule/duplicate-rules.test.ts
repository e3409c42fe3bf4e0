import { expect, test } from 'vitest'
import { exampleFile } from '../example-file.ts'
import { checksIn, findingsIn } from '../fixture/findings-in.ts'

const recorded = (labels: string, expr = 'sum(up)') =>
  `- record: a:b:c\n  expr: ${expr}\n  labels: { x: ${labels} }`
const alerting = (expr: string, labels = '') => `- alert: A\n  expr: ${expr}${labels}`

test.each([
  [
    'the same',
    recorded('one'),
    recorded('one'),
    'warning [duplicate-rule] the rule in line 4 records the same',
  ],
  [
    'another',
    recorded('one'),
    recorded('one', 'sum(up) + 1'),
    'warning [duplicate-rule] the rule in line 4 has this name',
  ],
  ['other labels', recorded('one'), recorded('two'), undefined],
  [
    'the same alert',
    alerting('up == 0'),
    alerting('up==0'),
    'warning [duplicate-rule] the rule in line 4 is the same alert',
  ],
  [
    'another alert',
    alerting('up == 0'),
    alerting('x == 0'),
    'info [duplicate-rule] the rule in line 4 has this name',
  ],
  ['another severity', alerting('up == 0'), alerting('x == 0', '\n  labels: { severity: info }'), undefined],
])('%s', (_, one, other, message) => {
  expect(findingsIn(exampleFile(`${one}\n${other}`))).toEqual(
    message === undefined ? [] : [expect.stringContaining(message)],
  )
})

test('what an alias repeats is told of once', () => {
  const text =
    'groups:\n- name: a\n  rules: &r\n  - { alert: A, expr: up > 1 }\n- { name: b, rules: *r }\n- { name: c, rules: *r }'
  expect(checksIn(text).toSorted()).toEqual(['duplicate-rule', 'impossible-comparison'])
})
