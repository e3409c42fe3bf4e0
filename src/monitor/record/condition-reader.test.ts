import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Condition } from '../../object/index.ts'
import { ConditionReader, lastTransitionOf } from './condition-reader.ts'
import { StringPool } from './string-pool.ts'

const at = '2026-01-01T00:00:30Z'
const time = Date.UTC(2026, 0, 1, 0, 0, 30)
const ready: Condition = { type: 'Ready', status: 'True', reason: 'Up', lastTransitionTime: at }

describe('conditions', () => {
  const reader = new ConditionReader(new StringPool())

  test('are one list for all who say the same, whenever they came to it', () => {
    const [one, two] = [
      reader.read([ready], 1),
      reader.read([{ ...ready, lastTransitionTime: '2026-01-02T00:00:00Z' }], 2),
    ]
    expect(two.conditions).toBe(one.conditions)
    expect([one.conditionTimes, two.conditionTimes]).toEqual([[time], [Date.UTC(2026, 0, 2)]])
  })

  test('tell the time of each that has one, and nothing of others', () => {
    const read = reader.read([{ type: 'Synced', status: 'False' }, ready, { ...ready, status: 'False' }], 1)
    expect(read.conditions.map(({ type, status }) => `${type}=${status}`)).toEqual([
      'Synced=False',
      'Ready=True',
    ])
    expect(['Synced', 'Ready', 'Other'].map((type) => lastTransitionOf(read, type))).toEqual([
      undefined,
      time,
      undefined,
    ])
    expect(reader.read([{ type: 'Ready', status: 'True' }], 1).conditionTimes).toEqual([])
  })

  test('are those of the object, whatever was read before', () => {
    const text = fc.constantFrom('', '1', '2', '1 2', 'A', 'ATrue', 'True', '\n')
    const condition = fc.record({
      type: text,
      reason: text,
      status: fc.constantFrom('True' as const, 'False' as const),
      observedGeneration: fc.option(fc.nat(2), { nil: undefined as never }),
    })
    const lists = fc.array(fc.uniqueArray(condition, { selector: ({ type }) => type }), { minLength: 1 })
    fc.assert(
      fc.property(lists, (all) => {
        for (const conditions of all)
          expect(reader.read(conditions, 1).conditions).toEqual(
            conditions.map(({ type, reason, status, observedGeneration }) => ({
              type,
              reason,
              status,
              stale: observedGeneration === undefined ? undefined : observedGeneration < 1,
            })),
          )
      }),
    )
  })
})
