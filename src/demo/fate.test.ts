import { describe, expect, test } from 'vitest'
import { type Fate, momentOf } from './fate.ts'

const fault = { reason: 'Broken', message: 'it broke' }

/** The names of the situations at these ages, in seconds. */
const course = (fate: Fate, ...ages: number[]) =>
  ages.map((age) => momentOf(fate, 0, age * 1000).situation.name)

describe('the fate of an example resource', () => {
  test('steady: ready after its time, and for good', () => {
    expect(course({ name: 'steady', readyAfter: 5 }, 0, 4.9, 5, 1e6)).toEqual([
      'creating',
      'creating',
      'ready',
      'ready',
    ])
  })

  test('flaky: ready, broken and ready again, and it tells since when', () => {
    const fate: Fate = { name: 'flaky', readyAfter: 6, wellFor: 20, brokenFor: 40, fault }
    expect(course(fate, 5, 6, 25, 26, 65, 66, 86)).toEqual([
      'creating',
      'ready',
      'ready',
      'degraded',
      'degraded',
      'ready',
      'degraded',
    ])
    expect(momentOf(fate, 1000, 40_000)).toEqual({
      situation: { name: 'degraded', fault },
      since: 27_000,
      failures: 0,
      failureMs: 40_000,
    })
  })

  test('failing: never ready', () => {
    expect(course({ name: 'failing', failsAfter: 3, fault }, 0, 2, 3, 1e6)).toEqual([
      'creating',
      'creating',
      'degraded',
      'degraded',
    ])
  })

  test('slow, suspended and ignored never change', () => {
    expect(course({ name: 'slow' }, 0, 1e6)).toEqual(['creating', 'creating'])
    expect(course({ name: 'suspended' }, 0, 1e6)).toEqual(['suspended', 'suspended'])
    expect(course({ name: 'ignored' }, 0, 1e6)).toEqual(['new', 'new'])
  })
})
