import type { ConditionRecord, ConditionTransitions, ResourceRecord } from './resource-record.ts'
import { packTransitions, type TransitionTime, unpackTransitions } from './transition-times.ts'
import { ValuePool } from './value-pool.ts'

/** Over how long transitions are looked at together, milliseconds. */
export const flappingWindow = 30 * 60_000

/** More transitions of one condition within the window are flapping. */
export const flappingOver = 5

/** As many times as are kept of a condition: what is over it makes the flapping no worse. */
const mostRecent = 16

type Counted = Pick<ResourceRecord, 'transitions' | 'latestTransitions'>

const uncounted: Counted = { transitions: [], latestTransitions: '' }

/** What is read of a resource's conditions, and what was counted of them. */
export type ConditionHistory = Counted & Pick<ResourceRecord, 'conditions'>

/**
 * Counts transitions of conditions. Where very many resources change most have changed alike: so their counts are one
 * list for all who have the same, and the times lie apart.
 */
export class ConditionTransitionCounter {
  readonly #known = new ValuePool<readonly ConditionTransitions[]>()

  /**
   * The transitions of a resource's conditions up to and with this reading of it.
   *
   * A transition is another status of a condition that the reading before had too. A condition that comes is none, one
   * that goes takes its count along, and a later lastTransitionTime under the same status is none either: operators
   * write it anew at every reconcile. What came and went between two readings is lost.
   *
   * `before` is of the same UID, or undefined, and the count begins.
   */
  count(before: ConditionHistory | undefined, after: readonly ConditionRecord[], now: number): Counted {
    if (before === undefined) return uncounted
    const { transitions, latestTransitions } = before
    let moved = transitions.some(({ type }) => !after.some((condition) => condition.type === type))
    const counted: ConditionTransitions[] = []
    const latest: TransitionTime[] = []
    for (const { type, status } of after) {
      const count = transitions.find((one) => one.type === type)
      const old = before.conditions.find((one) => one.type === type)
      const isTransition = old !== undefined && old.status !== status
      if (!isTransition && !count) continue
      const times = recentTransitions(before, type)
      if (isTransition) {
        moved = true
        // A time ahead of now is from before the clock went back.
        const young = times.filter((at) => at <= now && now - at < flappingWindow)
        times.splice(0, times.length, ...[...young, now].slice(-mostRecent))
      }
      for (const at of times) latest.push({ place: counted.length, at })
      counted.push(isTransition ? withOneMore(count, type, status) : (count as ConditionTransitions))
    }
    if (!moved) return { transitions, latestTransitions }
    if (counted.length === 0) return uncounted
    return {
      transitions: this.#known.intern(keyOf(counted), counted),
      latestTransitions: packTransitions(latest),
    }
  }
}

/** When the latest transitions of a condition were, oldest first: of the half hour before the last, at most sixteen. */
export function recentTransitions({ transitions, latestTransitions }: Counted, type: string): number[] {
  const place = transitions.findIndex((one) => one.type === type)
  return unpackTransitions(latestTransitions).flatMap((one) => (one.place === place ? one.at : []))
}

/**
 * How often a condition changed its status within the last half hour, when that is flapping: over five times, as the
 * alert has it. Sixteen stands for all that is more.
 */
export function flappingOf(counted: Counted, type: string, now: number): number | undefined {
  const times = recentTransitions(counted, type).filter((at) => now - at < flappingWindow).length
  return times > flappingOver ? times : undefined
}

/** The same of the most restless of its conditions. */
export function mostFlappingOf(counted: Counted, now: number): number | undefined {
  const each = counted.transitions.flatMap(({ type }) => flappingOf(counted, type, now) ?? [])
  return each.length === 0 ? undefined : Math.max(...each)
}

function withOneMore(
  count: ConditionTransitions | undefined,
  type: string,
  status: ConditionRecord['status'],
): ConditionTransitions {
  const { True = 0, False = 0, Unknown = 0 } = count ?? {}
  return {
    type,
    True: True + Number(status === 'True'),
    False: False + Number(status === 'False'),
    Unknown: Unknown + Number(status === 'Unknown'),
  }
}

/** A type may hold anything, its length tells where it ends. */
function keyOf(counted: readonly ConditionTransitions[]): string {
  return counted
    .map(({ type, True, False, Unknown }) => `${type.length} ${type}${True} ${False} ${Unknown}`)
    .join(' ')
}
