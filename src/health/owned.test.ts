import { describe, expect, test } from 'vitest'
import { healthStates, type OwnedHealth, type Verdict, withOwned } from './index.ts'

const verdict = (state: Verdict['state']): Verdict => ({
  state,
  reason: 'Own',
  message: 'own words',
  rule: 'own',
  field: 'status.phase',
  certainty: 0.9,
  stale: true,
})
const crash = { kind: 'Pod', name: 'db-0', reason: 'CrashLoopBackOff', message: 'container a' }
const failing: OwnedHealth = { state: 'degraded', causes: [crash] }

describe('a resource whose pod fails', () => {
  test.each(['healthy', 'progressing', 'unknown'] as const)(
    'and that is %s is degraded by the pod',
    (state) => {
      expect(withOwned(verdict(state), failing)).toEqual({
        state: 'degraded',
        reason: 'CrashLoopBackOff',
        message: 'Pod db-0: container a',
        rule: 'owned-pod',
        field: '',
        certainty: 0.75,
        stale: true,
      })
    },
  )

  test.each(['degraded', 'suspended', 'terminating'] as const)(
    'and that is %s keeps its own verdict',
    (state) => {
      const own = verdict(state)
      expect(withOwned(own, failing)).toBe(own)
    },
  )
})

describe('a resource whose workloads do not fail', () => {
  test.each(healthStates)('and that says nothing is %s when they are', (state) => {
    const taken = withOwned(verdict('unknown'), { state, causes: [] })
    expect(taken.state).toBe(state)
    expect(taken.rule).toBe(state === 'unknown' ? 'own' : 'owned-workloads')
  })

  test('and whose status nobody has written yet is as they are', () => {
    const taken = withOwned(
      { ...verdict('progressing'), rule: 'no-status' },
      { state: 'healthy', causes: [] },
    )
    expect(taken).toMatchObject({ state: 'healthy', rule: 'owned-workloads' })
  })

  test('and that says something keeps what it says', () => {
    const own = verdict('progressing')
    expect(withOwned(own, { state: 'healthy', causes: [] })).toBe(own)
    expect(withOwned(verdict('unknown'), { state: undefined, causes: [] })).toEqual(verdict('unknown'))
  })
})
