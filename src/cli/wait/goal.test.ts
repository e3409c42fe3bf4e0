import { describe, expect, test } from 'vitest'
import { assess } from '../../health/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import { type Goal, readGoal, standingOf } from './goal.ts'

describe('--for', () => {
  test.each<[string, Goal]>([
    ['healthy', { type: 'state', state: 'healthy' }],
    ['Suspended', { type: 'state', state: 'suspended' }],
    ['delete', { type: 'deleted' }],
    ['deleted', { type: 'deleted' }],
    ['condition=Ready', { type: 'condition', condition: 'Ready', status: 'True' }],
    ['condition=Ready=False', { type: 'condition', condition: 'Ready', status: 'False' }],
  ])('%s', (text, goal) => {
    expect(readGoal(text)).toEqual(goal)
  })

  test.each(['', 'up', 'condition=a=b=c', 'healthy=yes', 'condition', 'condition='])('refuses %j', (text) => {
    expect(() => readGoal(text)).toThrow(`'${text}' is nothing to wait for; `)
  })

  test('names what was meant, or what there is', () => {
    expect(() => readGoal('heathy')).toThrow(/; did you mean healthy\?$/)
    expect(() => readGoal('delet')).toThrow(/; did you mean deleted\?$/)
    expect(() => readGoal('condition')).toThrow(/; did you mean condition=TYPE\?$/)
    expect(() => readGoal('up')).toThrow(/; there are degraded, .*, deleted, condition=TYPE, /)
  })
})

describe('a goal', () => {
  const see = (object: KubernetesObject) => ({ object, verdict: assess(object) })
  const ready = (status: string, more: object = {}, generation = 1) =>
    see({
      apiVersion: 'example.com/v1',
      kind: 'Site',
      metadata: { name: 'a', generation },
      status: {
        observedGeneration: generation,
        conditions: [{ type: 'Ready', status, reason: 'Told', message: 'so', ...more }],
      },
    })

  test('of health is reached when the verdict is sure and of the present spec', () => {
    const goal = readGoal('healthy')
    expect(standingOf(goal, ready('True')).reached).toBe(true)
    expect(standingOf(goal, ready('False'))).toMatchObject({
      reached: false,
      text: expect.stringContaining('Told: so'),
    })
    const sure = ready('True')
    expect(standingOf(goal, { ...sure, verdict: { ...sure.verdict, certainty: 0.5 } }).reached).toBe(false)
    expect(standingOf(goal, { ...sure, verdict: { ...sure.verdict, stale: true } }).reached).toBe(false)
    expect(standingOf(goal, undefined)).toEqual({ reached: false, text: 'it is not there' })
  })

  test('of a condition is reached when its status is so, for the present spec', () => {
    const goal = readGoal('condition=ready')
    expect(standingOf(goal, ready('True'))).toEqual({ reached: true, text: 'Ready is True, Told: so' })
    expect(standingOf(goal, ready('False')).reached).toBe(false)
    expect(standingOf(goal, ready('True', { observedGeneration: 1 }, 2)).reached).toBe(false)
    expect(standingOf(readGoal('condition=Up'), ready('True')).text).toBe('it has no condition Up')
  })

  test('of being gone says what holds it', () => {
    const goal = readGoal('deleted')
    expect(standingOf(goal, undefined).reached).toBe(true)
    expect(standingOf(goal, ready('True')).text).toBe('nobody has asked for its deletion')
    const held = see({ metadata: { deletionTimestamp: '2026-01-01T00:00:00Z', finalizers: ['a/b'] } })
    expect(standingOf(goal, held)).toEqual({ reached: false, text: 'it is being deleted, held by a/b' })
  })
})
