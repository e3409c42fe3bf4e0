import type { Verdict } from '../health/index.ts'
import type { ResourceRef } from './resource-ref.ts'

/**
 * How a node hangs on the one above it: `owner` by an owner reference, `reference` because a field or label of one
 * names the other (drawn dashed).
 */
export type TreeLink = 'root' | 'owner' | 'reference'

/** An object with what it owns, or what the object asked for is owned by. Plain data, the same in JSON. */
export interface TreeNode {
  readonly ref: ResourceRef & { readonly version: string; readonly uid: string }
  readonly link: TreeLink
  /** The field or label that names it, for `reference`. */
  readonly via?: string
  /** Absent when only its metadata is known, or when it does not exist. */
  readonly verdict?: Verdict
  /** The reference names something that is not there. */
  readonly missing?: boolean
  /** The object that the tree was asked for. */
  readonly asked?: boolean
  /** Milliseconds since 1970 UTC. */
  readonly created?: number
  readonly replicas?: { readonly wanted: number; readonly ready: number }
  /** Of a pod: `phase`, how many of its `containers` are ready, restarts of all of them, the node it runs on. */
  readonly pod?: {
    readonly phase: string
    readonly ready: number
    readonly containers: number
    readonly restarts: number
    readonly node: string
  }
  /** What of it differs from what its owner's spec asks for. */
  readonly drift?: readonly Drift[]
  /** Worst first, then by kind and name. */
  readonly children: readonly TreeNode[]
  /** Children that were left out because there were too many. */
  readonly cut?: number
}

/** One way in which an owned object differs from what its owner wants, or was written by somebody else. */
export interface Drift {
  readonly field: string
  /** What the owner's spec says, and what the object has; absent when only the writer is strange. */
  readonly wanted?: string
  readonly actual?: string
  /** The field manager that wrote it, where managedFields tell. */
  readonly manager?: string
  /** Milliseconds since 1970 UTC. */
  readonly at?: number
}
