import { expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import type { Verdict } from '../../health/index.ts'
import { awaitWholeGoal } from './await-whole-goal.ts'
import { readGoal } from './goal.ts'
import type { Outcome } from './goal-follower.ts'

const reached: Outcome = { type: 'reached', standing: { reached: true, text: 'it is healthy, Ready' } }
const verdictOf = (state: Verdict['state'], reason: string): Verdict => ({
  state,
  reason,
  message: '',
  rule: 'owned-pod',
  field: '',
  certainty: 0.9,
  stale: false,
})
const crashing = verdictOf('degraded', 'CrashLoopBackOff')
const well = verdictOf('healthy', 'Ready')

/** What is waited for, by what is seen of the whole, look by look; the last stays. */
function waiting(verdicts: readonly (Verdict | undefined)[], { goal = 'healthy', timeoutMs = 60_000 } = {}) {
  const clock = new ManualClock()
  const abort = new AbortController()
  let looks = 0
  const outcome = awaitWholeGoal({
    goal: readGoal(goal),
    timeoutMs,
    clock,
    signal: abort.signal,
    awaitAlone: async () => reached,
    judgeWhole: async () => verdicts[Math.min(looks++, verdicts.length - 1)],
  })
  return { outcome, clock, abort, looks: () => looks }
}

test('a resource whose pod crashes is not healthy, whatever it says of itself', async () => {
  const { outcome } = waiting([crashing], { timeoutMs: 0 })
  expect(await outcome).toMatchObject({
    type: 'late',
    standing: { text: 'it is degraded, CrashLoopBackOff' },
  })
})

test('is looked at again until what it owns is well, too', async () => {
  const { outcome, clock, looks } = waiting([crashing, crashing, well])
  await clock.advance(10_000)
  expect(await outcome).toMatchObject({ type: 'reached' })
  expect(looks()).toBe(3)
})

test('ends when time is over, or when somebody has enough of it', async () => {
  const late = waiting([crashing], { timeoutMs: 7_000 })
  await late.clock.advance(7_000)
  expect(await late.outcome).toMatchObject({ type: 'late' })
  const stopped = waiting([crashing])
  await stopped.clock.advance(1)
  stopped.abort.abort()
  expect(await stopped.outcome).toMatchObject({ type: 'late' })
})

test('where what it owns has nothing to say, or is not asked for, its own word counts', async () => {
  expect(await waiting([undefined]).outcome).toBe(reached)
  const { outcome, looks } = waiting([crashing], { goal: 'condition=Ready' })
  expect(await outcome).toBe(reached)
  expect(looks()).toBe(0)
})
