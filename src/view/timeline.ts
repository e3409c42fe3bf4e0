import type { HealthState } from '../health/index.ts'
import type { EventRow } from './event-row.ts'
import type { FieldChange } from './revision.ts'

/** What befell a resource, in the order of time. Plain data; `at` is milliseconds since 1970 UTC. */
export type TimelineEntry =
  | { readonly at: number; readonly what: 'created' | 'deletion-asked' | 'deleted' }
  | {
      readonly at: number
      readonly what: 'health'
      readonly to: HealthState
      /** Absent for the first that is known. */
      readonly from?: HealthState
      readonly reason: string
      readonly message: string
    }
  | {
      readonly at: number
      readonly what: 'condition'
      readonly type: string
      readonly to: string
      readonly from?: string
      readonly reason: string
    }
  | {
      readonly at: number
      readonly what: 'spec'
      readonly generation: number
      readonly managers: readonly string[]
      /** Absent when the state before is not known. */
      readonly changes?: readonly FieldChange[]
      /** Changes that were left out because there were too many. */
      readonly cut?: number
    }
  | { readonly at: number; readonly what: 'event'; readonly event: EventRow }
  /** Nobody watched from `at` until `until`: what happened then is not known. */
  | { readonly at: number; readonly what: 'unobserved'; readonly until: number }

/** A span of time: from `from` up to, not including, `to`; milliseconds since 1970 UTC. */
export interface TimeRange {
  readonly from: number
  readonly to: number
}
