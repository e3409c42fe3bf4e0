import { expect, test } from 'vitest'
import { checksIn, foundBy, record } from '../fixture/findings-in.ts'

const findingsIn = (name: string, expr: string, addedLabels: readonly string[] = []) =>
  foundBy('record-level', record(expr, name), { addedLabels }).map(
    ({ severity, message }) => `${severity} ${message}`,
  )

test('labels beside those of the level part what it promises to be one', () => {
  expect(findingsIn('app:tasks:rate5m', 'sum by (app, pod) (rate(x_total[5m]))')).toEqual([
    'warning app promises one series for each app, but the expression keeps pod, too: name it pod_app:tasks:rate5m, or aggregate by (app)',
  ])
  expect(
    findingsIn('namespace:tasks:rate5m', 'sum by (namespace, controller, result) (rate(x_total[5m]))'),
  ).toEqual([expect.stringMatching(/^warning .* keeps controller and result, too/)])
})

test.each([
  ['sum by (namespace, controller) (rate(x_total[5m]))', []],
  ['sum by (cluster, controller) (rate(x_total[5m]))', []],
  ['sum by (shop, controller) (rate(x_total[5m]))', ['shop']],
])('of labels that say where a target is it is an info: %s', (expr, added) => {
  expect(findingsIn('controller:tasks:rate5m', expr, added)).toEqual([expect.stringMatching(/^info /)])
})

test.each([
  ['job:tasks:rate5m', 'sum by (job) (rate(x_total[5m]))'],
  ['job:tasks_bucket:rate5m', 'sum by (job, le) (rate(x_bucket[5m]))'],
  ['job:tasks:rate5m', 'sum without (instance) (rate(x_total[5m]))'],
  ['job:tasks:rate5m', 'sum by (job, code) (rate(x_total{code="500"}[5m]))'],
  ['job:tasks:sum', 'sum by (job) (x) * on (job) group_left (team) max by (job, team) (y)'],
  ['namespace_cpu:requests:sum', 'sum by (namespace, resource) (x)'],
])('nothing is said of %s, %s', (name, expr) => {
  expect(findingsIn(name, expr)).toEqual([])
})

test.each([
  ['app:tasks:rate5m', 'rate(x_total[5m])', true],
  ['app:tasks:rate5m', 'sum by (app) (rate(x_total[5m]))', false],
  ['app:tasks:rate5m', 'sum(rate(x_total[5m]))', true],
  ['instance_path:requests:rate5m', 'rate(x_total[5m])', false],
  ['namespace_job:requests:rate5m', 'sum by (job) (rate(x_total[5m]))', true],
  ['namespace_cpu:requests:sum', 'sum by (namespace) (x)', false],
  ['cluster:requests:rate5m', 'sum(rate(x_total[5m]))', false],
  ['job:requests:rate5m', 'sum without (instance) (rate(x_total[5m]))', false],
  ['namespace:up:ratio', 'namespace:up:sum / namespace:up:count', false],
])('%s of %s', (name, expr, found) => {
  expect(checksIn(record(expr, name)).includes('record-level')).toBe(found)
})
