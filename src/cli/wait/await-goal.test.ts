import { describe, expect, test } from 'vitest'
import { type Clock, ManualClock } from '../../base/index.ts'
import type { Verdict } from '../../health/index.ts'
import { CommandError } from '../exit-code.ts'
import { type AwaitOptions, awaitGoal } from './await-goal.ts'
import { clusterOf, type Look, serverOf, site } from './fixture/look.ts'
import { type Goal, readGoal } from './goal.ts'

type Variant = (
  looks: readonly Look[],
  clock: Clock,
  goal: Goal,
) => Pick<AwaitOptions, 'source' | 'judgeWhole'>

/** Those who follow; what is owned has nothing to say here. */
const variants: Readonly<Record<string, Variant>> = {
  'the API server': (looks, clock) => ({ source: clusterOf(looks, clock) }),
  'the API server and pods': (looks, clock) => ({
    source: clusterOf(looks, clock),
    judgeWhole: async () => undefined,
  }),
  'a Binnacle': (looks, clock, goal) => ({ source: serverOf(looks, clock, goal) }),
}

interface Waited {
  readonly timeoutMs?: number
  /** When somebody has enough of it. */
  readonly stopAfterMs?: number
}

/** Turned in steps, because what a second brings takes several turns to arrive. */
async function outcomeOf(
  follow: (clock: Clock, goal: Goal) => Pick<AwaitOptions, 'source' | 'judgeWhole'>,
  text: string,
  { timeoutMs = 60_000, stopAfterMs }: Waited = {},
) {
  const clock = new ManualClock()
  const goal = readGoal(text)
  const stop = new AbortController()
  if (stopAfterMs === 0) stop.abort()
  else if (stopAfterMs !== undefined) clock.setTimer(stopAfterMs, () => stop.abort())
  let over = false
  const outcome = awaitGoal({ ...follow(clock, goal), goal, timeoutMs, clock, signal: stop.signal }).finally(
    () => {
      over = true
    },
  )
  const settled = outcome.catch(() => {})
  for (let steps = 0; steps < 1_000 && !over; steps++) await clock.advance(100)
  await settled
  expect(clock.timers, 'timers that are left').toBe(0)
  return outcome
}

const well = site('True')
const down = site('False')
const reached = { type: 'reached' }
const late = { type: 'late', standing: { reached: false, text: 'it is degraded, Told' } }

describe.each(Object.entries(variants))('who follows %s', (_, variant) => {
  test.each<[string, string, readonly Look[], object, Waited?]>([
    ['is told when it is in the state', 'healthy', [down, down, well], reached],
    ['is told when a condition has the status', 'condition=Ready', [down, down, well], reached],
    ['is told when it has gone', 'deleted', [down, down, 'gone'], reached],
    ['is told when another has its name', 'deleted', [down, site('False', 'other')], reached],
    ['is told when it was never there, which was waited for', 'deleted', ['gone'], reached],
    ['is told that it went meanwhile', 'healthy', [down, 'gone'], { type: 'gone' }],
    ['is told how it stands when time is over', 'healthy', [down], late, { timeoutMs: 5_000 }],
    ['is told how it stands when there is no time', 'healthy', [down, well], late, { timeoutMs: 0 }],
    ['is told at once of what is so when there is no time', 'healthy', [well], reached, { timeoutMs: 0 }],
    ['is told how it stands when stopping', 'healthy', [down], late, { stopAfterMs: 3_500 }],
    ['is not told of pauses', 'healthy', [down, 'away', 'away', well], reached],
    [
      'keeps how it stood while nobody answers',
      'healthy',
      [down, 'away'],
      { type: 'late' },
      { timeoutMs: 9_000 },
    ],
    [
      'is told why nothing was heard',
      'healthy',
      ['away'],
      { type: 'unreadable', message: expect.stringContaining('nobody is there') },
      { timeoutMs: 9_000 },
    ],
    [
      'looks once when there is no time, in vain, too',
      'healthy',
      ['away', well],
      { type: 'unreadable' },
      { timeoutMs: 0 },
    ],
    [
      'stops before anything was heard, which is not the fault of who was asked',
      'healthy',
      [well],
      { type: 'unreadable', message: expect.stringContaining('waited for no longer') },
      { stopAfterMs: 0 },
    ],
  ])('%s: %s', async (_, goal, looks, outcome, waited) => {
    expect(await outcomeOf((clock, meant) => variant(looks, clock, meant), goal, waited)).toMatchObject(
      outcome,
    )
  })
})

test('an API server that has no such resource is believed', async () => {
  expect(await outcomeOf((clock) => ({ source: clusterOf(['gone'], clock) }), 'healthy')).toEqual({
    type: 'missing',
  })
})

describe('what is owned', () => {
  const verdictOf = (state: Verdict['state'], reason: string): Verdict => ({
    ...{ state, reason, message: '', rule: 'owned-pod', field: '' },
    ...{ certainty: 0.9, stale: false },
  })
  const crashing = verdictOf('degraded', 'CrashLoopBackOff')
  const running = verdictOf('healthy', 'Ready')
  const contradicted = { type: 'late', standing: { text: 'it is degraded, CrashLoopBackOff' } }

  /** By what is seen of the whole, time by time; the last stays. */
  async function waiting(
    goal: string,
    verdicts: readonly Verdict[],
    waited?: Waited,
    looks: Look[] = [well],
  ) {
    let asked = 0
    const judgeWhole = async () => verdicts[Math.min(asked++, verdicts.length - 1)]
    const outcome = await outcomeOf(
      (clock) => ({ source: clusterOf(looks, clock), judgeWhole }),
      goal,
      waited,
    )
    return { outcome, asked }
  }

  test.each<[string, readonly Verdict[], Waited, object, number]>([
    ['contradicts a resource that calls itself healthy', [crashing], { timeoutMs: 0 }, contradicted, 1],
    ['is asked again until it is well, too', [crashing, crashing, running], {}, reached, 3],
    ['is asked until time is over', [crashing], { timeoutMs: 7_000 }, contradicted, 2],
    ['is asked until somebody has enough of it', [crashing], { stopAfterMs: 2_000 }, contradicted, 1],
  ])('%s', async (_, verdicts, waited, outcome, asked) => {
    expect(await waiting('healthy', verdicts, waited)).toMatchObject({ outcome, asked })
  })

  test('is not asked for a condition, nor before the resource calls itself healthy', async () => {
    expect(await waiting('condition=Ready', [crashing])).toMatchObject({ outcome: reached, asked: 0 })
    expect(await waiting('healthy', [running], {}, [down, down, well])).toMatchObject({
      outcome: reached,
      asked: 1,
    })
  })

  test('does not hide that the resource has gone', async () => {
    expect(await waiting('healthy', [crashing], {}, [well, 'gone'])).toMatchObject({
      outcome: { type: 'gone' },
    })
  })

  test('that cannot be asked for ends it', async () => {
    const judgeWhole = async () => {
      throw new Error('no way')
    }
    const waited = outcomeOf((clock) => ({ source: clusterOf([well], clock), judgeWhole }), 'healthy')
    await expect(waited).rejects.toThrow('no way')
  })
})

test.each(['healthy', 'deleted'])('a misspelt kind is no resource of a Binnacle that is %s', async (goal) => {
  const waited = outcomeOf((clock, meant) => ({ source: serverOf(['gone'], clock, meant, 'sight') }), goal)
  await expect(waited).rejects.toThrow(CommandError)
})
