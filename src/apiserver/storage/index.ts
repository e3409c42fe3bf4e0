export { MemoryStorage, type MemoryStorageOptions } from './memory-storage.ts'
export {
  type ListScope,
  type Snapshot,
  type Storage,
  StorageError,
  type StorageEvent,
  type StorageKey,
  type StorageProblem,
} from './storage.ts'
export { StoredObject } from './stored-object.ts'
