import { expect, test } from 'vitest'
import { readStateNames } from './state-names.ts'

test('states go by their names; another is refused with the one that is meant, or those there are', () => {
  expect(readStateNames('--health', ['degraded', 'unknown'])).toEqual(['degraded', 'unknown'])
  expect(() => readStateNames('--health', ['degarded'])).toThrow(
    '--health: no state is called degarded; did you mean degraded?',
  )
  expect(() => readStateNames('--health', ['sick'])).toThrow('no state is called sick; there are degraded, ')
})
