import { type Clock, sleep } from '../../base/index.ts'
import {
  isNameOfKind,
  type ResourceDetail,
  type ResourceRef,
  ViewError,
  type Views,
} from '../../view/index.ts'
import { findResource, type NamedResource } from '../describe/find-resource.ts'
import { CommandError } from '../exit-code.ts'
import type { Goal } from './goal.ts'
import { GoalFollower, type Outcome, type Sighting } from './goal-follower.ts'

export interface AwaitServerOptions {
  readonly views: Views
  readonly named: NamedResource
  readonly goal: Goal
  /** Milliseconds; 0 looks once. */
  readonly timeoutMs: number
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** Looking, rather than the live stream: a condition may change while everything that the stream tells stays the same. */
const lookEveryMs = 1_000

/** Asks a Binnacle for one resource until the goal is reached, or cannot be, or the time is over. */
export async function awaitServerGoal(options: AwaitServerOptions): Promise<Outcome> {
  const { views, goal, timeoutMs, clock, signal } = options
  const ref = await refOf(options)
  if (!ref) return { type: 'reached', standing: { reached: true, text: 'it is not there' } }
  let outcome: Outcome | undefined
  const follower = new GoalFollower({
    goal,
    isOnce: timeoutMs === 0,
    resolve: (found) => {
      outcome ??= found
    },
  })
  const end = clock.monotonic() + timeoutMs
  while (!outcome) {
    await look(views, ref, goal, follower)
    if (outcome) break
    const left = end - clock.monotonic()
    if (left > 0) await sleep(clock, Math.min(left, lookEveryMs), signal).catch(() => {})
    if (signal.aborted || left <= 0) follower.end('this Binnacle did not answer in time')
  }
  return outcome
}

/** What cannot be told now is asked again: the time that is left says how often. */
async function look(views: Views, ref: ResourceRef, goal: Goal, follower: GoalFollower): Promise<void> {
  try {
    const detail = await views.resource(ref)
    if (detail && !detail.object && goal.type === 'condition')
      follower.trouble = detail.problem ?? 'the object could not be fetched'
    else follower.see(sightingOf(detail))
  } catch (error) {
    if (!(error instanceof ViewError) || !error.retriable) throw error
    follower.trouble = error.message
  }
}

/** Undefined when there is none, and that is what is waited for. */
async function refOf({ views, named, goal }: AwaitServerOptions): Promise<ResourceRef | undefined> {
  try {
    return await findResource(views, named)
  } catch (error) {
    const isGone = goal.type === 'deleted' && error instanceof CommandError
    if (isGone && (await isKnown(views, named.kind))) return undefined
    throw error
  }
}

/** A misspelt kind has no resources either. Short names are known by resources alone. */
async function isKnown(views: Views, word: string): Promise<boolean> {
  if ((await views.kinds()).some(({ resource }) => isNameOfKind(word, resource))) return true
  return (await views.resources({ kinds: [word], limit: 1 })).total > 0
}

function sightingOf(detail: ResourceDetail | undefined): Sighting | undefined {
  if (!detail) return undefined
  const { row, object } = detail
  const { name, namespace, finalizers, deletion } = row
  // Where the object could not be fetched, what its row says of it has to do.
  const metadata = {
    name,
    namespace,
    finalizers: [...finalizers],
    ...(deletion !== undefined && { deletionTimestamp: new Date(deletion).toISOString() }),
  }
  const seen = { object: object ?? { metadata }, verdict: row.verdict }
  return { uid: row.uid, seen: () => seen }
}
