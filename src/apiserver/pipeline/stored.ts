import { unclassified } from '../error/index.ts'
import { StorageError, type StoredObject } from '../storage/index.ts'

/** Does a write, and says with etcd's words when the object is too large for it. */
export function stored(write: () => StoredObject): StoredObject {
  try {
    return write()
  } catch (error) {
    if (error instanceof StorageError && error.kind === 'too-large') throw unclassified(error.message)
    throw error
  }
}
