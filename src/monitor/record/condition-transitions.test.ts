import { describe, expect, test } from 'vitest'
import { countTransitions, flappingOf } from './condition-transitions.ts'
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
function counted(...readings: string[]) {
  let before: ConditionRecord[] | undefined
  let known: ReturnType<typeof countTransitions>
  for (const [index, text] of readings.entries()) {
    const after = conditions(text)
    known = countTransitions(before, known, after, index * 60_000)
    before = after
  }
  return known
}

describe('transitions of conditions', () => {
  test('are none at first sight, nor when a condition comes, nor while statuses stay', () => {
    expect(counted('Ready=True')).toBeUndefined()
    expect(counted('Ready=True', 'Ready=True Synced=False', 'Ready=True Synced=False')).toBeUndefined()
  })

  test('are counted by type and by the status that they go to', () => {
    expect(counted('A=True B=True', 'A=False B=True', 'A=True B=Unknown', 'A=False B=True')).toEqual([
      { type: 'A', True: 1, False: 2, Unknown: 0, recent: [60_000, 120_000, 180_000] },
      { type: 'B', True: 1, False: 0, Unknown: 1, recent: [120_000, 180_000] },
    ])
  })

  test('go with their condition, and begin anew with it', () => {
    expect(counted('A=True B=True', 'A=False B=False', 'A=False')).toMatchObject([{ type: 'A' }])
    expect(counted('A=True', 'A=False', 'B=True', 'A=True')).toBeUndefined()
  })

  test('are the same list while nothing moves, so that a record costs no copy', () => {
    const known = counted('A=True', 'A=False')
    expect(countTransitions(conditions('A=False'), known, conditions('A=False'), 9)).toBe(known)
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
    expect(flappingOf(flips(count), count * 60_000)).toBe(expected)
  })

  test('is over half an hour after it has calmed down', () => {
    expect(flappingOf(flips(6), 31 * 60_000)).toBeUndefined()
  })

  test('is not several restless conditions at once', () => {
    const both = counted('A=True B=True', 'A=False B=False', 'A=True B=True', 'A=False B=False')
    expect(flappingOf(both, 180_000)).toBeUndefined()
  })
})
