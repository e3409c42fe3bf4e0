export { MemoryStorage } from './memory-storage.ts'
export {
  type Snapshot,
  type Storage,
  StorageError,
  type StorageEvent,
  type StorageKey,
} from './storage.ts'
export { StoredObject } from './stored-object.ts'
