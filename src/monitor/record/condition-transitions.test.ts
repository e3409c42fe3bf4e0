import { describe, expect, test } from 'vitest'
import {
  type ConditionHistory,
  ConditionTransitionCounter,
  flappingOf,
  mostFlappingOf,
  recentTransitions,
} from './condition-transitions.ts'
import type { ConditionRecord } from './resource-record.ts'

/** `Ready=True Synced=False` */
function conditions(text: string): ConditionRecord[] {
  return text.split(' ').map((entry) => {
    const [type = '', status] = entry.split('=')
    return {
      type,
      status: status as ConditionRecord['status'],
      reason: '',
      stale: undefined,
    }
  })
}

/** What was counted after these readings, one a minute. */
function counted(...readings: string[]): ConditionHistory {
  const counter = new ConditionTransitionCounter()
  let before: ConditionHistory | undefined
  for (const [index, text] of readings.entries()) {
    const after = conditions(text)
    before = { ...counter.count(before, after, index * 60_000), conditions: after }
  }
  return before as ConditionHistory
}

describe('transitions of conditions', () => {
  test('are none at first sight, nor when a condition comes, nor while statuses stay', () => {
    expect(counted('Ready=True').transitions).toEqual([])
    expect(counted('Ready=True', 'Ready=True Synced=False', 'Ready=True Synced=False').transitions).toEqual(
      [],
    )
  })

  test('are counted by type and by the status that they go to', () => {
    const known = counted('A=True B=True', 'A=False B=True', 'A=True B=Unknown', 'A=False B=True')
    expect(known.transitions).toEqual([
      { type: 'A', True: 1, False: 2, Unknown: 0 },
      { type: 'B', True: 1, False: 0, Unknown: 1 },
    ])
    expect(recentTransitions(known, 'A')).toEqual([60_000, 120_000, 180_000])
    expect(recentTransitions(known, 'B')).toEqual([120_000, 180_000])
  })

  test('go with their condition, and begin anew with it', () => {
    const known = counted('A=True B=True', 'A=False B=False', 'A=True B=True', 'B=True')
    expect(known.transitions).toEqual([{ type: 'B', True: 1, False: 1, Unknown: 0 }])
    expect(recentTransitions(known, 'B')).toEqual([60_000, 120_000])
    expect(recentTransitions(known, 'A')).toEqual([])
    expect(counted('A=True', 'A=False', 'B=True', 'A=True').transitions).toEqual([])
  })

  test('are the same list while nothing moves, so that a record costs no copy', () => {
    const known = counted('A=True', 'A=False')
    const again = new ConditionTransitionCounter().count(known, conditions('A=False'), 9)
    expect(again.transitions).toBe(known.transitions)
    expect(again.latestTransitions).toBe(known.latestTransitions)
  })

  test('are one list for all resources that changed alike', () => {
    const counter = new ConditionTransitionCounter()
    const [one, other] = ['Ready=True', 'Ready=True'].map((text, index) => {
      const first = { ...counter.count(undefined, conditions(text), 0), conditions: conditions(text) }
      return counter.count(first, conditions('Ready=False'), index)
    })
    expect(other?.transitions).toBe(one?.transitions)
    expect(other?.latestTransitions).not.toEqual(one?.latestTransitions)
  })
})

describe('flapping', () => {
  const flips = (count: number) =>
    counted(
      ...Array.from({ length: count + 1 }, (_, index) => `Ready=${index % 2 ? 'True' : 'False'} A=True`),
    )

  test.each([
    [0, undefined],
    [5, undefined],
    [6, 6],
    [16, 16],
    [29, 16],
  ])('%i transitions in as many minutes: %s', (count, expected) => {
    expect(flappingOf(flips(count), 'Ready', count * 60_000)).toBe(expected)
    expect(mostFlappingOf(flips(count), count * 60_000)).toBe(expected)
  })

  test('is over half an hour after it has calmed down', () => {
    expect(mostFlappingOf(flips(6), 31 * 60_000)).toBeUndefined()
  })

  test('is not several restless conditions at once', () => {
    const both = counted('A=True B=True', 'A=False B=False', 'A=True B=True', 'A=False B=False')
    expect(mostFlappingOf(both, 180_000)).toBeUndefined()
  })
})
