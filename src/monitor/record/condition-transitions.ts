import type { ConditionRecord, ConditionTransitions } from './resource-record.ts'

/** Over how long transitions are looked at together, milliseconds. */
export const flappingWindow = 30 * 60_000

/** More transitions of one condition within the window are flapping. */
export const flappingOver = 5

/** As many times as are kept of a condition: what is over it makes the flapping no worse. */
const mostRecent = 16

/**
 * The transitions of a resource's conditions up to and with this reading of it; undefined while there was none.
 *
 * A transition is another status of a condition that the reading before had too. A condition that comes is none, one
 * that goes takes its count along, and a later lastTransitionTime under the same status is none either: operators
 * write it anew at every reconcile. What came and went between two readings is lost.
 *
 * `before` and `known` are of the same UID, or `before` is undefined and the count begins. Pure.
 */
export function countTransitions(
  before: readonly ConditionRecord[] | undefined,
  known: readonly ConditionTransitions[] | undefined,
  after: readonly ConditionRecord[],
  now: number,
): readonly ConditionTransitions[] | undefined {
  if (before === undefined) return undefined
  let moved = known?.some(({ type }) => !after.some((condition) => condition.type === type)) ?? false
  const counted: ConditionTransitions[] = []
  for (const condition of after) {
    const { type, status } = condition
    const count = known?.find((one) => one.type === type)
    const old = before.find((one) => one.type === type)
    if (old && old.status !== status) {
      moved = true
      counted.push(withOneMore(count, condition, now))
    } else if (count) counted.push(count)
  }
  if (!moved) return known
  // A list that has grown keeps room for more, which is a loss where there are very many.
  return counted.length === 0 ? undefined : counted.slice()
}

function withOneMore(
  count: ConditionTransitions | undefined,
  { type, status }: ConditionRecord,
  now: number,
): ConditionTransitions {
  const { True = 0, False = 0, Unknown = 0, recent = [] } = count ?? {}
  // A time ahead of now is from before the clock went back.
  const young = recent.filter((at) => at <= now && now - at < flappingWindow)
  return {
    type,
    True: True + Number(status === 'True'),
    False: False + Number(status === 'False'),
    Unknown: Unknown + Number(status === 'Unknown'),
    recent: [...young, now].slice(-mostRecent),
  }
}

/**
 * How often the most restless condition changed its status within the last half hour, when that is flapping: over five
 * times, as the alert has it. Sixteen stands for all that is more.
 */
export function flappingOf(
  transitions: readonly ConditionTransitions[] | undefined,
  now: number,
): number | undefined {
  let most = 0
  for (const { recent } of transitions ?? [])
    most = Math.max(most, recent.filter((at) => now - at < flappingWindow).length)
  return most > flappingOver ? most : undefined
}
