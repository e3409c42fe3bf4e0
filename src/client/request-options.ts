/** Options of any request. */
export interface RequestOptions {
  readonly signal?: AbortSignal
}

export interface GetOptions extends RequestOptions {
  /** Needed for, and only for, a namespaced resource. */
  readonly namespace?: string
  /** Such as `status` or `scale`. */
  readonly subresource?: string
  readonly resourceVersion?: string
  /** As of a list. */
  readonly metadataOnly?: boolean
}

/** metav1.ListOptions, the part that selects. */
export interface SelectOptions extends RequestOptions {
  /** One namespace of a namespaced resource; none means all of them. */
  readonly namespace?: string
  readonly labelSelector?: string
  readonly fieldSelector?: string
  readonly resourceVersion?: string
  readonly resourceVersionMatch?: 'Exact' | 'NotOlderThan'
  /** How long the server may take, or keep a watch open, seconds. */
  readonly timeoutSeconds?: number
  /**
   * Asks for meta.k8s.io/v1 PartialObjectMetadata: objects with their metadata alone, whose `kind` is that. A server
   * that does not know it gives whole objects.
   */
  readonly metadataOnly?: boolean
}

export interface ListOptions extends SelectOptions {
  readonly limit?: number
  readonly continue?: string
}

export interface WatchOptions extends SelectOptions {
  readonly allowWatchBookmarks?: boolean
  readonly sendInitialEvents?: boolean
}

export interface WriteOptions extends RequestOptions {
  readonly namespace?: string
  readonly subresource?: string
  /** Who is said to own the fields; the client's own by default. */
  readonly fieldManager?: string
  readonly fieldValidation?: 'Ignore' | 'Warn' | 'Strict'
  readonly dryRun?: boolean
}

/** For create only: an object whose name is part of the path, as a subresource's is (`pods/x/eviction`). */
export interface CreateOptions extends WriteOptions {
  readonly name?: string
}

export type PatchType = 'json' | 'merge' | 'strategic' | 'apply'

export interface PatchOptions extends WriteOptions {
  /** Takes fields over that others own; with `apply` only. */
  readonly force?: boolean
}

/** metav1.DeleteOptions. */
export interface DeleteOptions extends RequestOptions {
  readonly namespace?: string
  readonly gracePeriodSeconds?: number
  readonly propagationPolicy?: 'Foreground' | 'Background' | 'Orphan'
  /** The delete fails with a conflict when the object is another one by now. */
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string }
  readonly dryRun?: boolean
}
