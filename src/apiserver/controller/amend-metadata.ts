import type { ObjectMeta } from '../../object/index.ts'
import type { Storage, StorageKey } from '../storage/index.ts'

/**
 * Changes the metadata of an object on behalf of a controller. An object that is being deleted goes when no
 * finalizer is left.
 */
export function amendMetadata(
  storage: Storage,
  key: StorageKey,
  change: (metadata: ObjectMeta) => ObjectMeta,
) {
  const stored = storage.get(key)
  if (!stored) return
  const metadata = change({ ...stored.object.metadata })
  if (metadata.finalizers?.length === 0) delete metadata.finalizers
  if (metadata.ownerReferences?.length === 0) delete metadata.ownerReferences
  if (metadata.deletionTimestamp && !metadata.finalizers) storage.delete(key, stored.resourceVersion)
  else storage.update(key, stored.resourceVersion, { ...stored.object, metadata })
}

/** The object without one of its finalizers. */
export function removeFinalizer(storage: Storage, key: StorageKey, finalizer: string): void {
  if (!storage.get(key)?.object.metadata.finalizers?.includes(finalizer)) return
  amendMetadata(storage, key, ({ finalizers = [], ...metadata }) => ({
    ...metadata,
    finalizers: finalizers.filter((one) => one !== finalizer),
  }))
}
