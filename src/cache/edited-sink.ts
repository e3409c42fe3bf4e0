import type { KubernetesObject } from '../object/index.ts'
import type { Sink } from './sink.ts'

/** A sink before another: each object passes `edit` on its way, which may change it, because it is nobody else's. */
export function editedSink<T extends KubernetesObject>(sink: Sink<T>, edit: (object: T) => T): Sink<T> {
  return {
    begin: () => sink.begin(),
    add: (object) => sink.add(edit(object)),
    commit: (resourceVersion) => sink.commit(resourceVersion),
    abandon: () => sink.abandon(),
    upsert: (object) => sink.upsert(edit(object)),
    remove: (object) => sink.remove(edit(object)),
  }
}
