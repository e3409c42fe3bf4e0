import type { KubernetesObject } from '../object/index.ts'

/**
 * The seam between the cache and whoever wants the objects of one kind: a store, the monitor of a kind, a
 * test's list.
 *
 * Order: `begin` opens a replacement, then one `add` per object, then `commit`, which makes readers see the
 * whole new set at once; until then they see the old one. `abandon` closes a replacement that could not be
 * finished (readers keep the old set). Between replacements come `upsert` and `remove`, in the order of the
 * server. Calls never overlap; there is one writer, which calls synchronously and does not wait.
 *
 * An object that arrives with the uid and resourceVersion that the sink already knows for its key has not
 * changed, and should cost it nothing: a replacement after a lost watch is mostly such objects.
 *
 * Ownership: an object handed over is the sink's; nobody else reads or writes it afterwards. A sink that does
 * not want to hold it lets it go, and the writer holds no reference. An exception thrown by a sink is a defect
 * and ends its reflector with state `failed`.
 *
 * (client-go's cache.Store has Replace, Add, Update, Delete; Replace there takes a whole list, which would
 * hold every object of a paged list at once.)
 */
export interface Sink<T extends KubernetesObject = KubernetesObject> {
  begin(): void
  add(object: T): void
  /** `resourceVersion` is that of the collection. */
  commit(resourceVersion: string): void
  abandon(): void
  upsert(object: T): void
  /**
   * The last known state of the object, as the server's DELETED event gives it. Where several namespaces share
   * a sink (`SinkMerge`) it may be the metadata alone: name, namespace, uid and last known resourceVersion.
   */
  remove(object: T): void
}
