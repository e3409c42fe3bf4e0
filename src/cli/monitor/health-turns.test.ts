import { expect, test } from 'vitest'
import type { HealthState } from '../../health/index.ts'
import type { ResourceRow } from '../../view/index.ts'
import { HealthTurns } from './health-turns.ts'

const row = (name: string, state: HealthState, reason = 'R', message = ''): ResourceRow => ({
  resource: { group: 'acme.io', version: 'v1', resource: 'pumps', kind: 'Pump', namespaced: true },
  namespace: 'north',
  name,
  uid: name,
  labels: {},
  verdict: { state, reason, message, rule: '', field: '', certainty: 1, stale: false },
  finalizers: [],
  columns: [],
})

test('a turn for the worse and one back are told, what was there at first and what gets on with it is not', () => {
  const turns = new HealthTurns({ color: false, unicode: true, width: 60 })
  expect(turns.next([row('a', 'degraded'), row('b', 'healthy'), row('c', 'progressing')], 0)).toEqual([])
  expect(
    turns.next(
      [row('a', 'degraded'), row('b', 'degraded', 'Crash', 'it fell\nover'), row('c', 'healthy')],
      1000,
    ),
  ).toEqual(['✖ Pump north/b is degraded  Crash: it fell over'])
  expect(turns.next([row('a', 'healthy'), row('b', 'healthy'), row('d', 'degraded')], 91_000)).toEqual([
    '✔ Pump north/a is healthy  after 91s',
    '✔ Pump north/b is healthy  after 90s',
  ])
})

test('a line fits the terminal', () => {
  const turns = new HealthTurns({ color: false, unicode: true, width: 60 })
  turns.next([row('b', 'healthy')], 0)
  const [line] = turns.next([row('b', 'degraded', 'Crash', 'x'.repeat(200))], 0)
  expect(line).toHaveLength(59)
})
