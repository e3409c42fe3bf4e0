import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type HealthState, healthStates } from '../health/index.ts'
import { gapsBetween, mergeRanges } from './observed.ts'
import {
  isHealthyThroughout,
  type ReportedLife,
  type ReportedSpan,
  reportKinds,
  reportRows,
} from './report.ts'
import { reportChanges } from './report-changes.ts'
import type { TimelineEntry } from './timeline.ts'

const kind = { group: 'example.com', kind: 'Database' }
const range = { from: 0, to: 1000 }
const whole: ReportedSpan = { ...kind, namespace: undefined, from: 0, until: undefined }

const turn = (at: number, from: HealthState | undefined, to: HealthState): TimelineEntry => ({
  at,
  what: 'health',
  to,
  ...(from && { from }),
  reason: '',
  message: '',
})

const life = (entries: readonly TimelineEntry[], more: Partial<ReportedLife> = {}): ReportedLife => ({
  subject: { ...kind, namespace: 'shop', name: 'orders' },
  created: -100,
  seen: 0,
  deleted: undefined,
  last: { state: 'healthy' },
  entries,
  ...more,
})

/** `healthy 900, degraded 100, unobserved 0` of the one row, without what is zero. */
function told(lives: readonly ReportedLife[], spans: readonly ReportedSpan[] = [whole]): string {
  const [row] = reportRows(lives, spans, range)
  if (!row) return 'nothing'
  const { states, unobserved, absent } = row
  return [...Object.entries(states), ['unobserved', unobserved], ['absent', absent]]
    .filter(([, ms]) => ms !== 0)
    .map(([name, ms]) => `${name} ${ms}`)
    .join(', ')
}

describe('a resource was', () => {
  test('what it is, when nothing happened', () => expect(told([life([])])).toBe('healthy 1000'))

  test('in one state after the other', () => {
    expect(
      told([
        life([
          turn(-50, undefined, 'healthy'),
          turn(300, 'healthy', 'degraded'),
          turn(400, 'degraded', 'healthy'),
        ]),
      ]),
    ).toBe('degraded 100, healthy 900')
  })

  test('in the state that its first change came from', () => {
    expect(told([life([turn(300, 'progressing', 'healthy')])])).toBe('progressing 300, healthy 700')
  })

  test('not observed while nobody watched, and not healthy then', () => {
    const spans = [
      { ...whole, until: 200 },
      { ...whole, from: 500 },
    ]
    expect(told([life([turn(600, 'healthy', 'degraded')])], spans)).toBe(
      'degraded 400, healthy 300, unobserved 300',
    )
  })

  test('observed when its own namespace was', () => {
    const spans = [
      { ...whole, namespace: 'shop', until: 400 },
      { ...whole, namespace: 'other', from: 400 },
    ]
    expect(told([life([])], spans)).toBe('healthy 400, unobserved 600')
  })

  test('absent before it was created and after it was deleted', () => {
    const first = life([], { created: 100, seen: 100, deleted: 300 })
    const second = life([], { created: 600, seen: 600, last: { state: 'degraded' } })
    expect(told([first, second])).toBe('degraded 400, healthy 200, absent 400')
    expect(told([life([], { deleted: -1 })])).toBe('nothing')
  })
})

test('outages are counted, and the longest told', () => {
  const entries = [
    turn(100, 'healthy', 'degraded'),
    turn(150, 'degraded', 'healthy'),
    turn(500, 'healthy', 'degraded'),
    turn(700, 'degraded', 'progressing'),
  ]
  const [row] = reportRows([life(entries)], [whole], range)
  expect(row).toMatchObject({ outages: 2, longestOutage: 200, transitions: 4 })
  expect(row?.availability).toBeCloseTo(0.45)
})

test('suspended time is nobody’s outage: it does not count against the availability', () => {
  const [row] = reportRows(
    [life([turn(500, 'healthy', 'suspended'), turn(900, 'suspended', 'degraded')])],
    [whole],
    range,
  )
  expect(row?.availability).toBeCloseTo(500 / 600)
  expect(row && isHealthyThroughout(row)).toBe(false)
  const cold = life([], {
    last: { state: 'suspended' },
    subject: { ...kind, namespace: 'shop', name: 'cold' },
  })
  const rows = reportRows([cold, life([turn(10, 'healthy', 'progressing')])], [whole], range)
  expect(rows.map(({ name }) => name)).toEqual(['orders', 'cold'])
  expect(rows.at(-1)?.availability).toBeUndefined()
})

test('what was healthy as long as it was watched is healthy throughout', () => {
  const late = { ...whole, from: 400 }
  const [row] = reportRows([life([])], [late], range)
  expect(row && isHealthyThroughout(row)).toBe(true)
  const [unseen] = reportRows([life([])], [], range)
  expect(unseen && isHealthyThroughout(unseen)).toBe(false)
})

test('a resource that was never watched has no availability', () => {
  expect(reportRows([life([])], [], range)[0]).toMatchObject({ availability: undefined, unobserved: 1000 })
})

test('rows come worst first, and kinds add up', () => {
  const named = (name: string, entries: TimelineEntry[]) =>
    life(entries, { subject: { ...kind, namespace: 'shop', name } })
  const rows = reportRows(
    [
      named('a', []),
      named('b', [turn(900, 'healthy', 'degraded')]),
      named('c', [turn(500, 'healthy', 'degraded')]),
    ],
    [whole],
    range,
  )
  expect(rows.map(({ name }) => name)).toEqual(['c', 'b', 'a'])
  expect(reportKinds(rows)).toMatchObject([
    {
      resources: 3,
      availability: 0.8,
      outages: 2,
      longestOutage: 500,
      states: { healthy: 2400, degraded: 600 },
    },
  ])
})

test('what was done to resources is told in the order of time', () => {
  const lives = [
    life([{ at: 500, what: 'spec', generation: 2, managers: ['kubectl-edit'] }], { created: 100 }),
    life([{ at: 300, what: 'deleted' }]),
  ]
  expect(reportChanges(lives, range).map(({ at, what, managers }) => [at, what, ...managers])).toEqual([
    [100, 'created'],
    [300, 'deleted'],
    [500, 'spec', 'kubectl-edit'],
  ])
})

const time = fc.integer({ min: -500, max: 1500 })
const arbitraryLife = fc
  .record({
    times: fc.array(fc.tuple(time, fc.constantFrom(...healthStates), fc.constantFrom(...healthStates)), {
      maxLength: 8,
    }),
    created: fc.option(time, { nil: undefined }),
    seen: time,
    deleted: fc.option(time, { nil: undefined }),
    state: fc.constantFrom(...healthStates),
    name: fc.constantFrom('a', 'b'),
  })
  .map(({ times, created, seen, deleted, state, name }) =>
    life(
      times.map(([at, from, to]) => turn(at, from, to)),
      { created, seen, deleted, last: { state }, subject: { ...kind, namespace: 'shop', name } },
    ),
  )
const arbitrarySpan = fc
  .tuple(time, fc.option(time, { nil: undefined }))
  .map(([from, until]): ReportedSpan => ({ ...whole, from, until }))

test('durations sum to the range, whatever is known', () => {
  fc.assert(
    fc.property(
      fc.array(arbitraryLife, { maxLength: 6 }),
      fc.array(arbitrarySpan, { maxLength: 4 }),
      (lives, spans) => {
        for (const row of reportRows(lives, spans, range)) {
          const parts = [...Object.values(row.states), row.unobserved, row.absent]
          expect(parts.reduce((sum, ms) => sum + ms, 0)).toBe(1000)
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(0)
          expect(row.longestOutage).toBeLessThanOrEqual(row.states.degraded)
        }
      },
    ),
  )
})

test('ranges and the gaps between them make up the whole', () => {
  const ranges = fc.array(fc.tuple(time, time).map(([from, to]) => ({ from, to })))
  fc.assert(
    fc.property(ranges, (some) => {
      const parts = [...mergeRanges(some, range), ...gapsBetween(some, range)].sort((a, b) => a.from - b.from)
      let at = range.from
      for (const { from, to } of parts) {
        expect(from).toBe(at)
        at = to
      }
      expect(at).toBe(range.to)
    }),
  )
})
