import type { Verdict } from '../../health/index.ts'
import type { ColumnValue, Owner } from '../../view/index.ts'
import type { KindDefinition } from '../definition/kind-definition.ts'

/**
 * What the monitor keeps of a resource: numbers and pooled strings, from which every series and row is
 * rendered again. Immutable; a change of the resource makes a new one. Times are milliseconds since 1970 UTC.
 */
export interface ResourceRecord {
  /** The definition it was read with: it tells what the columns and phases mean. */
  readonly definition: KindDefinition
  readonly namespace: string
  readonly name: string
  readonly uid: string
  readonly resourceVersion: string
  readonly labels: Readonly<Record<string, string>>
  readonly owner: Owner | undefined
  readonly verdict: Verdict
  readonly since: number | undefined
  readonly created: number | undefined
  readonly deletion: number | undefined
  readonly finalizers: readonly string[]
  readonly generation: number | undefined
  readonly observedGeneration: number | undefined
  readonly replicas: ReplicaCounts | undefined
  readonly divergence: readonly Divergence[]
  readonly suspended: boolean
  readonly phase: Phase | undefined
  readonly conditions: readonly ConditionRecord[]
  readonly columns: readonly ColumnValue[]
  /** What `columns` say as numbers, in base units; NaN where a column is none. Empty when no column is numeric. */
  readonly columnNumbers: readonly number[]
  /** What the verdict becomes by age alone while the resource stays as it is; undefined when it does not. */
  readonly ageing: Ageing | undefined
}

export interface Ageing {
  readonly at: number
  readonly verdict: Verdict
}

export interface ConditionRecord {
  readonly type: string
  readonly status: 'True' | 'False' | 'Unknown'
  readonly lastTransition: number | undefined
}

export interface ReplicaCounts {
  readonly wanted: number | undefined
  readonly existing: number | undefined
  readonly ready: number | undefined
}

/** A field that spec and status both have. */
export interface Divergence {
  readonly field: string
  readonly diverged: boolean
}

export interface Phase {
  /** The field of `status` that holds it. */
  readonly field: string
  readonly value: string
}
