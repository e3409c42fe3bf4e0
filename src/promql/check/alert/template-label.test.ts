import { expect, test } from 'vitest'
import { alert, checksIn, findingsIn } from '../fixture/findings-in.ts'

test.each([
  ['sum by (job) (up) == 0', 'job', false],
  ['sum by (job) (up) == 0', 'instance', true],
  ['sum without (instance) (up) == 0', 'instance', true],
  ['sum without (instance) (up) == 0', 'job', false],
  ['up == 0', 'anything', false],
  ['sum(up) == 0', 'job', true],
  ['absent(up{job="a", instance=~"b"})', 'job', false],
  ['absent(up{job="a", instance=~"b"})', 'instance', true],
  ['a * on (job) group_left (team) b > 0', 'team', false],
  ['sum by (job) (a) * on (job) group_left (team) b > 0', 'team', false],
  ['sum by (job) (a) * on (job) group_left (team) b > 0', 'pod', true],
  ['a / on (job) b > 0', 'instance', true],
  ['label_replace(sum(up), "x", "$1", "y", ".*") == 0', 'x', false],
  ['count_values("v", up) > 1', 'v', false],
  ['topk(3, sum by (pod) (x)) > 0', 'pod', false],
  ['histogram_quantile(0.9, sum by (le, job) (rate(x_bucket[5m]))) > 1', 'le', true],
  ['(sum by (a) (x) or sum by (b) (y)) > 0', 'b', false],
  ['sum by (a) (x) > 0 and on () y', 'b', true],
  ['up == 0', 'alertname', false],
])('%s keeps or drops %s', (expr, label, dropped) => {
  const text = alert(expr, `  annotations:\n    summary: '{{ $labels.${label} }}'`)
  expect(checksIn(text).includes('template-label')).toBe(dropped)
})

test('a template is pointed at where it stands', () => {
  const text = `groups:
  - name: a
    rules:
      - alert: A
        expr: sum by (job) (up) == 0
        annotations:
          description: >-
            Of {{ $labels.job }}
            nothing in {{ $labels.pod }} answers.
`
  expect(findingsIn(text)).toEqual([
    '9:27 warning [template-label] description: $labels.pod is empty: the expression drops pod; it keeps job',
  ])
})
