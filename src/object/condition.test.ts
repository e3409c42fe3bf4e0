import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readConditions } from './condition.ts'

describe('what operators write into conditions', () => {
  test('conditions as the conventions want them', () => {
    const condition = {
      type: 'Ready',
      status: 'True',
      reason: 'Up',
      message: 'All is well',
      lastTransitionTime: '2026-01-01T00:00:00Z',
      observedGeneration: 3,
    }
    expect(readConditions([{ ...condition, extra: 1 }])).toEqual([condition])
  })

  test('statuses that are booleans, numbers, or in other letter case', () => {
    const statuses = [true, false, 1, 0, 'true', 'FALSE', 'unknown', null, 2, [], {}]
    expect(
      readConditions(statuses.map((status) => ({ type: 'A', status }))).map(({ status }) => status),
    ).toEqual(['True', 'False', 'True', 'False', 'True', 'False', ...Array(5).fill('Unknown')])
  })

  test('a status that is a word becomes the reason, a sentence the message, unless there are some', () => {
    expect(
      readConditions([
        { type: 'A', status: 'Progressing' },
        { type: 'B', status: 'waiting for the database' },
        { type: 'C', status: 'Progressing', reason: 'Because', message: 'It is' },
      ]),
    ).toEqual([
      { type: 'A', status: 'Unknown', reason: 'Progressing' },
      { type: 'B', status: 'Unknown', message: 'waiting for the database' },
      { type: 'C', status: 'Unknown', reason: 'Because', message: 'It is' },
    ])
  })

  test('entries without a type, and entries that are no objects, are left out', () => {
    expect(readConditions([{ status: 'True' }, { type: '' }, 'Ready', 7, null, [], { type: 'A' }])).toEqual([
      { type: 'A', status: 'Unknown' },
    ])
  })

  test('an object of conditions under their types', () => {
    expect(
      readConditions({
        Ready: { status: 'False', reason: 'Down' },
        Synced: true,
        Phase: 'Pending',
        observedGeneration: 4,
        list: [],
      }),
    ).toEqual([
      { type: 'Ready', status: 'False', reason: 'Down' },
      { type: 'Synced', status: 'True' },
      { type: 'Phase', status: 'Unknown', reason: 'Pending' },
    ])
  })

  test('one condition by itself', () => {
    expect(readConditions({ type: 'Ready', status: 'True' })).toEqual([{ type: 'Ready', status: 'True' }])
  })

  test('generations as text, times and generations that are none', () => {
    expect(
      readConditions([
        { type: 'A', status: 'True', observedGeneration: '12', lastTransitionTime: 'yesterday' },
        { type: 'B', status: 'True', observedGeneration: -1, lastTransitionTime: 5 },
        { type: 'C', status: 'True', observedGeneration: 1.5, reason: 404, message: {} },
      ]),
    ).toEqual([
      { type: 'A', status: 'True', observedGeneration: 12 },
      { type: 'B', status: 'True' },
      { type: 'C', status: 'True', reason: '404' },
    ])
  })

  test.each([undefined, null, '', 'Ready', 5, true, {}, []])('%j holds no conditions', (value) => {
    expect(readConditions(value)).toEqual([])
  })
})

test('anything that JSON can hold gives conditions and never throws', () => {
  const key = fc.constantFrom(
    'type',
    'status',
    'reason',
    'message',
    'observedGeneration',
    '__proto__',
    'Ready',
  )
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.jsonValue(),
      fc.dictionary(key, tie('value')),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  }))
  fc.assert(
    fc.property(value, (source) => {
      for (const condition of readConditions(JSON.parse(JSON.stringify(source)))) {
        expect(condition.type).not.toBe('')
        expect(['True', 'False', 'Unknown']).toContain(condition.status)
      }
    }),
  )
})
