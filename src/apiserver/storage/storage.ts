import type { KubernetesObject } from '../../object/index.ts'
import type { StoredObject } from './stored-object.ts'

/** Where an object lies. `collection` is a resource of a group (`deployments.apps`), whatever its version. */
export interface StorageKey {
  readonly collection: string
  /** Empty for cluster-scoped objects. */
  readonly namespace: string
  readonly name: string
}

/** One change. `object` of a deletion is the last state, with the version of the deletion. */
export interface StorageEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly key: StorageKey
  readonly object: StoredObject
  /** What the change replaced; absent for ADDED. */
  readonly previous: StoredObject | undefined
}

/** A collection at one version, in the order of `namespace/name`. */
export interface Snapshot {
  readonly resourceVersion: number
  readonly items: readonly StoredObject[]
}

export interface ListScope {
  readonly collection: string
  /** All namespaces when absent. */
  readonly namespace?: string | undefined
}

export type StorageProblem =
  /** `create` found an object under the key. */
  | 'exists'
  /** `update` or `delete` found none. */
  | 'missing'
  /** The object is no longer the one that the caller read. Reading again and retrying helps. */
  | 'conflict'
  /** The object is larger than the storage takes. */
  | 'too-large'
  /** The version asked for lies before the history. Listing anew helps. */
  | 'expired'

export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly kind: StorageProblem
  /** The oldest version that can still be asked for, with `expired`. */
  readonly oldest: number | undefined

  constructor(kind: StorageProblem, message: string, oldest?: number) {
    super(message)
    this.kind = kind
    this.oldest = oldest
  }
}

/**
 * The seam between the API server's routes and where it keeps things.
 *
 * One counter numbers every write of every collection. Calls take effect at once and in order: a write is seen
 * by the next read, so a caller that reads and writes without waiting in between is atomic. `durable` tells
 * when all writes so far would survive a crash; an answer to a client waits for it.
 *
 * Objects handed in become the storage's, which writes `metadata.resourceVersion` into them; nobody changes
 * them afterwards. `expected` is the version that the caller read: another one stored is a `conflict`.
 *
 * Watchers of a collection get every event once, in the order of versions. A watcher may write from within
 * its callback: the event that follows comes after all watchers have seen the present one.
 */
export interface Storage {
  /** The version of the latest write. */
  readonly resourceVersion: number
  get(key: StorageKey): StoredObject | undefined
  create(key: StorageKey, object: KubernetesObject): StoredObject
  update(key: StorageKey, expected: number, object: KubernetesObject): StoredObject
  /** Returns the last state with the version of the deletion. */
  delete(key: StorageKey, expected: number): StoredObject
  /** The collection now or as it was at `at`; throws `expired`. */
  list(scope: ListScope, at?: number): Snapshot
  /** How many objects there are now. */
  count(scope: ListScope): number
  /** First the events after version `after`, at once, then each as it happens; throws `expired`. Returns the end. */
  watch(collection: string, after: number, onEvent: (event: StorageEvent) => void): () => void
  /** Every event of every collection from now on. Returns the end. */
  observe(onEvent: (event: StorageEvent) => void): () => void
  durable(): Promise<void>
}
