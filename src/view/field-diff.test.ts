import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatFieldPath } from '../object/index.ts'
import { diffFields } from './field-diff.ts'

const told = (before: unknown, after: unknown) =>
  diffFields(before, after).differences.map(
    ({ path, before: a, after: b }) =>
      `${formatFieldPath(path)}: ${JSON.stringify(a)} → ${JSON.stringify(b)}`,
  )

describe('what differs', () => {
  const cases: readonly [string, unknown, unknown, readonly string[]][] = [
    ['a leaf', { a: { b: 1 } }, { a: { b: 2 } }, ['a.b: 1 → 2']],
    [
      'what came, to its leaves',
      {},
      { a: { b: [1, {}] } },
      ['a.b[0]: undefined → 1', 'a.b[1]: undefined → {}'],
    ],
    ['what went', { a: { b: 1 }, c: 1 }, { c: 1 }, ['a.b: 1 → undefined']],
    ['a list by place', { a: [1, 2] }, { a: [1, 3, 4] }, ['a[1]: 2 → 3', 'a[2]: undefined → 4']],
    [
      'a list of named items by name',
      {
        c: [
          { name: 'x', image: '1' },
          { name: 'y', image: '1' },
        ],
      },
      {
        c: [
          { name: 'y', image: '2' },
          { name: 'x', image: '1' },
        ],
      },
      ['c[0].image: "1" → "2"'],
    ],
    ['a leaf that becomes an object', { a: 1 }, { a: { b: 2 } }, ['a: 1 → undefined', 'a.b: undefined → 2']],
    ['null and nothing', { a: null }, {}, ['a: null → undefined']],
    ['empty and nothing', { a: {} }, { a: [] }, ['a: {} → []']],
    [
      'a list that becomes an object',
      { a: [1] },
      { a: { 0: 1 } },
      ['a.0: undefined → 1', 'a[0]: 1 → undefined'],
    ],
    ['nothing', { a: [{}, []] }, { a: [{}, []] }, []],
  ]
  test.each(cases)('%s', (_, before, after, expected) => expect(told(before, after)).toEqual(expected))
})

test('what is over the limit is counted', () => {
  const { differences, cut } = diffFields([], [1, 2, 3, 4, 5], 2)
  expect([differences.length, cut]).toEqual([2, 3])
})

test('equal values do not differ, others do', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(told(a, structuredClone(a))).toEqual([])
      expect(told(a, b).length > 0).toBe(
        JSON.stringify(sorted(a)) !== JSON.stringify(sorted(b)) && !isReordered(a, b),
      )
    }),
  )
})

/** -0 is written as 0, and the order of fields is no difference. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value)
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([key, item]) => [key, sorted(item)])
  return { fields }
}

/** Random values have no names. */
function isReordered(a: unknown, b: unknown): boolean {
  return JSON.stringify(a)?.includes('"name"') && JSON.stringify(b)?.includes('"name"')
}
