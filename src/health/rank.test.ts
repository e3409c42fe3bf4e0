import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rank } from './rank.ts'
import type { Signal, SignalKind } from './signal.ts'
import { type HealthState, healthStates } from './verdict.ts'

const signal = (state: HealthState, weight: number, kind: SignalKind = 'condition'): Signal => ({
  kind,
  rule: 'test',
  path: `status.${state}`,
  state,
  weight,
  reason: 'Test',
  message: '',
})
const decided = (...signals: Signal[]) => rank(signals)?.decisive.state

describe('of several signals', () => {
  test('none decides where there is none', () => {
    expect(rank([])).toBeUndefined()
  })

  test('the worse decides among equals', () => {
    expect(decided(signal('healthy', 0.9), signal('degraded', 0.9), signal('progressing', 0.9))).toBe(
      'degraded',
    )
    expect(decided(signal('healthy', 0.85), signal('progressing', 0.85))).toBe('progressing')
  })

  test('a summary that is well outweighs a part that is not', () => {
    expect(decided(signal('healthy', 0.9), signal('degraded', 0.6))).toBe('healthy')
    expect(decided(signal('healthy', 0.9), signal('progressing', 0.6))).toBe('healthy')
  })

  test('two witnesses of different kinds say more than one', () => {
    const well = signal('healthy', 0.9)
    expect(decided(well, signal('degraded', 0.62), signal('degraded', 0.58))).toBe('healthy')
    expect(decided(well, signal('degraded', 0.62), signal('degraded', 0.58, 'state'))).toBe('degraded')
  })

  test('what was done on purpose overrules all, deletion first', () => {
    const all = [
      signal('degraded', 0.9),
      signal('suspended', 1, 'suspension'),
      signal('terminating', 1, 'deletion'),
    ]
    expect(decided(...all)).toBe('terminating')
    expect(decided(...all.slice(0, 2))).toBe('suspended')
  })

  test('one of them always decides, and contradiction makes it less sure', () => {
    const any = fc.record({
      state: fc.constantFrom(...healthStates),
      weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(any, { minLength: 1 }), (all) => {
        const signals = all
          .filter(({ state }) => state !== 'unknown')
          .map(({ state, weight }) => signal(state, weight))
        fc.pre(signals.length > 0)
        const ranking = rank(signals)
        expect(signals).toContain(ranking?.decisive)
        const alone = rank(signals.filter(({ state }) => state === ranking?.decisive.state))
        expect(ranking?.support).toBeLessThanOrEqual(alone?.support ?? 0)
      }),
    )
  })
})
