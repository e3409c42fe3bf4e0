import type { Verdict } from '../health/index.ts'
import { type Condition, parseTime } from '../object/index.ts'

/**
 * Since when an object is in the state of its verdict: for one that is being deleted its deletion timestamp,
 * else the last transition of the condition that the verdict names. Never later than `now`, because clocks differ.
 */
export function sinceOf(
  verdict: Pick<Verdict, 'state' | 'field'>,
  conditions: readonly Condition[],
  deletion: number | undefined,
  now: number,
): number | undefined {
  const time = verdict.state === 'terminating' ? deletion : transitionOf(verdict.field, conditions)
  return time === undefined ? undefined : Math.min(time, now)
}

function transitionOf(field: string, conditions: readonly Condition[]): number | undefined {
  const type = /^status\.conditions\[type="?([^"\]]+)"?\]/.exec(field)?.[1]
  return parseTime(conditions.find((condition) => condition.type === type)?.lastTransitionTime)
}
