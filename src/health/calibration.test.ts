import { describe, expect, test } from 'vitest'
import { certaintyOf } from './calibration.ts'
import type { SignalKind } from './signal.ts'
import { unsureBelow } from './verdict.ts'

const supports = Array.from({ length: 100 }, (_, index) => (index + 1) / 100)
const kinds: readonly SignalKind[] = [
  'condition',
  'state',
  'count',
  'flag',
  'message',
  'mark',
  'address',
  'schedule',
]

describe('certainty', () => {
  test.each(kinds)('of %s does not fall where support grows', (kind) => {
    const sure = supports.map((support) => certaintyOf(kind, support))
    expect(sure).toEqual(sure.toSorted((one, other) => one - other))
    for (const certainty of sure) {
      expect(certainty).toBeGreaterThan(0)
      expect(certainty).toBeLessThan(1)
    }
  })

  test('of what nobody has said is never sure', () => {
    for (const support of supports) expect(certaintyOf('absence', support)).toBeLessThan(unsureBelow)
  })

  test('of what is known of one kind is', () => {
    expect(certaintyOf('builtin', 0.1)).toBeGreaterThan(0.9)
    expect(certaintyOf('override', 0.1)).toBeGreaterThan(0.9)
  })
})
