import type { Verdict } from '../health/index.ts'
import type { ApiResource } from '../object/index.ts'
import type { Cause } from './cause.ts'

/** A printer column's value: dates as they stand in the object, null where there is nothing to show. */
export type ColumnValue = string | number | boolean | null

/** The owner that controls a resource. */
export interface Owner {
  readonly kind: string
  readonly name: string
}

/** One resource as viewers list it. Plain data, the same in JSON; all times are milliseconds since 1970 UTC. */
export interface ResourceRow {
  readonly resource: ApiResource
  /** Empty for a cluster-scoped kind. */
  readonly namespace: string
  readonly name: string
  readonly uid: string
  readonly labels: Readonly<Record<string, string>>
  readonly verdict: Verdict
  /** The verdict on the object alone, where what it owns made `verdict` another. */
  readonly ownVerdict?: Verdict
  /** What it owns that fails, worst first, at most three; absent when nothing does, or when that was not looked at. */
  readonly causes?: readonly Cause[]
  /** Since when it is in the state of its verdict, as far as is known. */
  readonly since?: number
  readonly created?: number
  /** When its deletion was due; present only while it is being deleted. */
  readonly deletion?: number
  /** What holds its deletion up; empty unless it is being deleted. */
  readonly finalizers: readonly string[]
  readonly generation?: number
  readonly observedGeneration?: number
  readonly owner?: Owner
  /** The fields in which spec and status differ; absent when that was not looked at, or when there are none. */
  readonly diverged?: readonly string[]
  /** How often its most restless condition changed its status within half an hour, when that is over five times. */
  readonly flapping?: number
  /** Values of the kind's printer columns, in their order; empty when they were not read. */
  readonly columns: readonly ColumnValue[]
}
