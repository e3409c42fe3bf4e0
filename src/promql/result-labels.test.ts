import { expect, test } from 'vitest'
import { resultLabels } from './result-labels.ts'

test('what is recorded is known in the rules that read it, with the labels that its rule adds', () => {
  const recorded = { record: 'job:up:sum', expr: 'sum by (job) (up)', labels: { team: 'a' } }
  const alert = { alert: 'Few', expr: 'job:up:sum < 2' }
  const labels = resultLabels([alert, recorded])
  expect(labels.get(recorded)).toEqual({ kind: 'only', labels: new Set(['job']) })
  expect(labels.get(alert)).toEqual({ kind: 'only', labels: new Set(['job', 'team']) })
})

test('what aggregates nothing has whatever labels its series have', () => {
  const alert = { alert: 'Down', expr: 'up == 0' }
  expect(resultLabels([alert]).get(alert)).toEqual({ kind: 'any but', labels: new Set() })
})
