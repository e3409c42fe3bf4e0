import { type Condition, parseTime } from '../../object/index.ts'
import type { ConditionRecord, ResourceRecord } from './resource-record.ts'
import type { StringPool } from './string-pool.ts'
import { ValuePool } from './value-pool.ts'

const none: readonly never[] = []

/**
 * Reads conditions. Most resources of a kind say the same in them, but for the times: so these lie apart, and the rest
 * is one list for all who say it.
 */
export class ConditionReader {
  readonly #pool: StringPool
  readonly #known = new ValuePool<readonly ConditionRecord[]>()

  constructor(pool: StringPool) {
    this.#pool = pool
  }

  /** A type that only differs from another past the cut is left out, because its series would be the same. */
  read(
    conditions: readonly Condition[],
    generation: number | undefined,
  ): Pick<ResourceRecord, 'conditions' | 'conditionTimes'> {
    if (conditions.length === 0) return { conditions: none, conditionTimes: none }
    const found: ConditionRecord[] = []
    const times: number[] = []
    let key = ''
    for (const condition of conditions) {
      const type = this.#pool.intern(condition.type)
      if (found.some((one) => one.type === type)) continue
      const { status, observedGeneration, lastTransitionTime } = condition
      const reason = this.#pool.intern(condition.reason ?? '')
      const stale =
        observedGeneration === undefined || generation === undefined
          ? undefined
          : observedGeneration < generation
      found.push({ type, status, reason, stale })
      times.push(parseTime(lastTransitionTime) ?? Number.NaN)
      key += `${type.length} ${reason.length} ${type}${reason}${status}${stale}`
    }
    return {
      conditions: this.#known.intern(key, found),
      // A list that has grown keeps room for more, which is a loss where there are very many.
      conditionTimes: times.every(Number.isNaN) ? none : times.slice(),
    }
  }
}

/** When a condition changed its status last, as it tells; undefined when it is not there or does not tell. */
export function lastTransitionOf(
  { conditions, conditionTimes }: Pick<ResourceRecord, 'conditions' | 'conditionTimes'>,
  type: string,
): number | undefined {
  const at = conditionTimes[conditions.findIndex((condition) => condition.type === type)]
  return at === undefined || Number.isNaN(at) ? undefined : at
}
