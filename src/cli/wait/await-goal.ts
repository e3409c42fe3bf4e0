import { type Clock, sleep } from '../../base/index.ts'
import type { Verdict } from '../../health/index.ts'
import type { Goal } from './goal.ts'
import { type FollowerState, GoalFollower, type Outcome } from './goal-follower.ts'
import type { Source } from './source.ts'

export interface AwaitOptions {
  readonly source: Source
  readonly goal: Goal
  /** Milliseconds; 0 ends with what is heard first. */
  readonly timeoutMs: number
  readonly clock: Clock
  /** Aborted when somebody has enough of it. */
  readonly signal: AbortSignal
  /**
   * The verdict of what the resource owns upon it, undefined where its own stands: who waits for `healthy` is not told so
   * while this says otherwise. Left out where the source's verdicts take it up.
   */
  readonly judgeWhole?: () => Promise<Verdict | undefined>
}

/** Verdicts change by age alone, too. */
const lookEveryMs = 1_000
/** Each time reads what the namespace holds. */
const askEveryMs = 5_000

/** Follows one resource until the goal is reached, or cannot be, or the time is over. Rejects as its source does. */
export async function awaitGoal(options: AwaitOptions): Promise<Outcome> {
  const { source, goal, timeoutMs, clock, signal, judgeWhole } = options
  const over = new AbortController()
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>()
  const after = (ms: number, then: () => void) => {
    const isOver = () => over.signal.aborted
    sleep(clock, ms, over.signal)
      .then(then)
      .catch((error: unknown) => isOver() || reject(error))
  }
  const onEnter = (state: FollowerState) => {
    if (state.name === 'ended') resolve(state.outcome)
    else if (state.name === 'contradicted') after(askEveryMs, () => follower.askAgain())
    else if (state.name === 'asking') judgeWhole?.().then((verdict) => follower.answer(verdict), reject)
  }
  const asksOwned = judgeWhole !== undefined
  const follower = new GoalFollower({ goal, asksOwned, isOnce: timeoutMs === 0, onEnter })
  const late = () => follower.end(source.silence)
  const stop = () => follower.end('it was waited for no longer before anything was heard of it')
  const tick = () => {
    follower.look()
    after(lookEveryMs, tick)
  }
  tick()
  if (timeoutMs > 0) after(timeoutMs, late)
  signal.addEventListener('abort', stop, { once: true })
  const followed = source.follow(follower, over.signal).catch(reject)
  if (signal.aborted) stop()
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', stop)
    over.abort()
    await followed
  }
}
