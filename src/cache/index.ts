export { ListTurns, type ListTurnsOptions } from './list-turns.ts'
export {
  type ListerWatcher,
  type ListRequest,
  type ListScope,
  listerWatcher,
  type ReflectorScope,
  type WatchRequest,
} from './lister-watcher.ts'
export { Reflector, type ReflectorOptions } from './reflector.ts'
export { ReflectorError, type ReflectorErrorKind, type ReflectorVerb } from './reflector-error.ts'
export type { ReflectorObserver } from './reflector-observer.ts'
export type { ListForm, ReflectorState } from './reflector-state.ts'
export { isSameRevision, type Revision } from './revision.ts'
export type { Sink } from './sink.ts'
export { SinkMerge } from './sink-merge.ts'
export { sinkTee } from './sink-tee.ts'
export { byNamespace, type IndexFunc, Store, type StoreOptions } from './store.ts'
