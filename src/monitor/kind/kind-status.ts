import type { Verdict } from '../../health/index.ts'
import type { ApiResource } from '../../object/index.ts'
import type { Finding } from '../../view/index.ts'

/** In the order in which they are written as a metric. */
export const kindStates = ['syncing', 'synced', 'stale', 'forbidden', 'unwatchable', 'failed'] as const

/**
 * Where the watch of a kind stands.
 * - `unwatchable`: nothing can be watched; the definition is not established, serves no version or is broken.
 * - `syncing`: the first whole list is not there yet.
 * - `synced`: every resource is known, and changes follow.
 * - `stale`: was synced; at the moment nothing comes, and what is shown is the last that was known.
 * - `forbidden`: the server refuses to list or watch it, in at least one of the namespaces asked for.
 * - `failed`: a defect of ours ended the watch.
 */
export type KindState = (typeof kindStates)[number]

/** What is known of one kind's watch. Plain data; times are milliseconds since 1970 UTC. */
export interface KindStatus {
  /** Name of the CustomResourceDefinition. */
  readonly definition: string
  /** Its `version` is the watched one; empty when the kind is unwatchable. */
  readonly resource: ApiResource
  readonly state: KindState
  /** Whether every resource in the namespaces asked for has been listed since the kind is watched this way. */
  readonly synced: boolean
  /** What stands in the way: names verb, resource and namespace where the server refused. */
  readonly problem?: string
  /** Since when something stands in the way: what is shown is as old as that. */
  readonly interruptedSince?: number
  readonly objects: number
  readonly series: number
  /** The health of the definition itself. */
  readonly verdict: Verdict
  /** What of the definition should be looked at: versions that resources may still be stored in. */
  readonly findings: readonly Finding[]
  /** When the last whole list was complete. */
  readonly lastSync?: number
}
