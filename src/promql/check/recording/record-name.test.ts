import { expect, test } from 'vitest'
import { findingsIn, record } from '../fixture/findings-in.ts'

test.each([
  ['node_cpu', 'label_replace(node_cpu_seconds_total, "cpu", "$1", "cpu", "cpu(.+)")', 'info'],
  ['errors_per_second', 'sum(rate(x_total[5m]))', 'warning'],
])('%s as a name of %s is a matter of %s', (name, expr, severity) => {
  expect(findingsIn(record(expr, name))).toEqual([expect.stringContaining(`${severity} [record-name]`)])
})
