import type { ColumnValue, Owner } from '../../view/index.ts'
import type { KindDefinition } from '../definition/kind-definition.ts'
import type { OwnedSummary } from './owned-summary.ts'
import type { RecordVerdict } from './record-verdict.ts'
import type { Reference } from './references.ts'
import type { SpecRevision } from './revision-reader.ts'
import type { PackedTransitions } from './transition-times.ts'

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
  /** Those that are asked for by name; none by default, because they may be long and may hold anything. */
  readonly annotations: Readonly<Record<string, string>>
  readonly owner: Owner | undefined
  /** UIDs of all its owners, the controller's first. */
  readonly owners: readonly string[]
  readonly verdict: RecordVerdict
  readonly since: number | undefined
  readonly created: number | undefined
  readonly deletion: number | undefined
  readonly finalizers: readonly string[]
  readonly generation: number | undefined
  readonly observedGeneration: number | undefined
  /** Since when `observedGeneration` lies behind, as far as we saw it; undefined while it does not, or is not told. */
  readonly behindSince: number | undefined
  readonly replicas: ReplicaCounts | undefined
  readonly divergence: readonly Divergence[]
  readonly suspended: boolean
  readonly phase: Phase | undefined
  /** One list for all resources that say the same. */
  readonly conditions: readonly ConditionRecord[]
  /** When each of `conditions` changed its status last, NaN where it does not tell; empty when none does. */
  readonly conditionTimes: readonly number[]
  /** How often each condition changed its status while watched, one list for all that say the same; empty until one does. */
  readonly transitions: readonly ConditionTransitions[]
  /** The latest of them, each condition's oldest first, by its place in `transitions`. Read it with `recentTransitions`. */
  readonly latestTransitions: PackedTransitions
  /** Times of the status that move while all is well. */
  readonly heartbeats: readonly Heartbeat[]
  /** Versions, classes and the like, as the status tells them. */
  readonly statusInfo: readonly StatusValue[]
  /** The objects that its spec names. */
  readonly references: readonly Reference[]
  /** Length of the object as JSON, in bytes of UTF-8: about what it takes in etcd. */
  readonly bytes: number
  /** What history keeps of its spec; undefined when nobody keeps one. */
  readonly revision: SpecRevision | undefined
  /** One list for all resources that show the same. Read it with `columnOf`. */
  readonly columns: readonly ColumnValue[]
  /** What is known of the workloads that it owns; undefined while that was not looked at. */
  readonly owned: OwnedSummary | undefined
  /** Its verdict without regard to what it owns; undefined while `verdict` is that. */
  readonly ownVerdict: RecordVerdict | undefined
  /** What the verdict becomes by age alone while the resource stays as it is; undefined when it does not. */
  readonly ageing: Ageing<RecordVerdict> | undefined
}

export interface Ageing<V> {
  readonly at: number
  readonly verdict: V
}

export interface ConditionRecord {
  readonly type: string
  readonly status: 'True' | 'False' | 'Unknown'
  /** Empty when it gives none. */
  readonly reason: string
  /** Whether it speaks of an older generation of the spec; undefined when it does not tell which one it speaks of. */
  readonly stale: boolean | undefined
}

export interface Heartbeat {
  /** Path below `status`: `lastSyncTime`, `conditions[type=Ready].lastHeartbeatTime`. */
  readonly field: string
  readonly at: number
  /** How many gaps between beats were seen, up to as many as make a habit. */
  readonly gaps: number
  /** The longest gap of late, or the interval that the spec asks for, milliseconds; see `intervalOf`. */
  readonly longestGap: number
}

export interface StatusValue {
  /** Path below `status`. */
  readonly field: string
  readonly value: string
}

/** Changes of the status of one condition, by the status it went to. */
export interface ConditionTransitions {
  readonly type: string
  readonly True: number
  readonly False: number
  readonly Unknown: number
}

export interface ReplicaCounts {
  readonly wanted: number | undefined
  readonly existing: number | undefined
  readonly ready: number | undefined
}

/** A field that spec and status both have, and what they say. */
export interface Divergence {
  readonly field: string
  readonly diverged: boolean
  /** Texts of bounded length; a field that may hold a secret is not read. */
  readonly wanted: string
  readonly observed: string
}

export interface Phase {
  /** The field of `status` that holds it. */
  readonly field: string
  readonly value: string
}
