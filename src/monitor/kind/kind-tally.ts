import type { HealthState } from '../../health/index.ts'
import { emptyStates } from '../../view/index.ts'
import type { ResourceRecord } from '../record/resource-record.ts'

/** How many resources of a kind have a condition at each status. */
export interface ConditionTally {
  True: number
  False: number
  Unknown: number
}

/** Counts over all resources of a kind, kept up to date record by record. */
export class KindTally {
  readonly #states = emptyStates()
  readonly #conditions = new Map<string, ConditionTally>()
  #total = 0
  #bytes = 0

  get total(): number {
    return this.#total
  }

  /** Of all resources together, as JSON. */
  get bytes(): number {
    return this.#bytes
  }

  get states(): Readonly<Record<HealthState, number>> {
    return this.#states
  }

  /** By condition type, in the order in which the types were first seen. */
  get conditions(): ReadonlyMap<string, Readonly<ConditionTally>> {
    return this.#conditions
  }

  add(record: ResourceRecord): void {
    this.#count(record, 1)
  }

  remove(record: ResourceRecord): void {
    this.#count(record, -1)
  }

  #count(record: ResourceRecord, by: 1 | -1): void {
    this.#total += by
    this.#bytes += by * record.bytes
    this.#states[record.verdict.state] += by
    for (const { type, status } of record.conditions) {
      const tally = this.#conditions.get(type) ?? { True: 0, False: 0, Unknown: 0 }
      tally[status] += by
      if (tally.True + tally.False + tally.Unknown === 0) this.#conditions.delete(type)
      else this.#conditions.set(type, tally)
    }
  }
}
