import type { ResourceRef } from './resource-ref.ts'

/** An event of Kubernetes with its repeats, as viewers list it. Plain data; times are milliseconds since 1970 UTC. */
export interface EventRow {
  readonly uid: string
  readonly type: 'Normal' | 'Warning'
  readonly reason: string
  readonly action?: string
  readonly note: string
  readonly regarding: ResourceRef & { readonly uid: string }
  /** The custom resource at the root of what it regards; absent when that is not known, or is the same object. */
  readonly root?: ResourceRef & { readonly uid: string }
  readonly controller: string
  /** How often it occurred. */
  readonly count: number
  readonly first: number
  readonly last: number
}

/** Which events. A filter that is absent lets everything pass. */
export interface EventQuery {
  /** Of this object and of all that it owns. */
  readonly about?: ResourceRef
  readonly namespace?: string
  readonly types?: readonly EventRow['type'][]
  readonly since?: number
  /** Newest first; default 500. */
  readonly limit?: number
}
