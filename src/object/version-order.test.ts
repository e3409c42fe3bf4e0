import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareVersions } from './version-order.ts'

test('stable before beta before alpha, higher numbers first, other names last', () => {
  const sorted = [
    'v10',
    'v2',
    'v1',
    'v11beta2',
    'v10beta3',
    'v3beta1',
    'v12alpha1',
    'v11alpha2',
    'foo1',
    'foo10',
    'v1.1',
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (shuffled) => {
      expect(shuffled.toSorted(compareVersions)).toEqual(sorted)
    }),
  )
})
