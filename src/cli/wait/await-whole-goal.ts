import { type Clock, sleep } from '../../base/index.ts'
import type { Verdict } from '../../health/index.ts'
import { type Goal, stateStanding } from './goal.ts'
import type { Outcome } from './goal-follower.ts'

export interface AwaitWholeOptions {
  readonly goal: Goal
  /** Milliseconds; 0 looks once. */
  readonly timeoutMs: number
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Waits for at most so many milliseconds until the resource by itself has come to the goal. */
  readonly awaitAlone: (timeoutMs: number) => Promise<Outcome>
  /** The verdict of what the resource owns upon it; undefined where its own stands. */
  readonly judgeWhole: () => Promise<Verdict | undefined>
}

/** Each look reads what the namespace holds. */
const lookEveryMs = 5_000

/** Waits for the goal; who waits for `healthy` is not told so while what the resource owns says otherwise. */
export async function awaitWholeGoal(options: AwaitWholeOptions): Promise<Outcome> {
  const { goal, timeoutMs, clock, signal, awaitAlone, judgeWhole } = options
  const end = clock.monotonic() + timeoutMs
  let left = timeoutMs
  for (;;) {
    const outcome = await awaitAlone(left)
    if (outcome.type !== 'reached' || goal.type !== 'state' || goal.state !== 'healthy') return outcome
    const verdict = await judgeWhole()
    if (verdict === undefined) return outcome
    const standing = stateStanding(goal.state, verdict)
    if (standing.reached) return { type: 'reached', standing }
    left = end - clock.monotonic()
    if (left > 0) await sleep(clock, Math.min(left, lookEveryMs), signal).catch(() => {})
    left = Math.max(0, end - clock.monotonic())
    if (signal.aborted || left === 0) return { type: 'late', standing }
  }
}
