import type { KubernetesObject } from '../object/index.ts'
import type { Sink } from './sink.ts'

/** A sink before another, which drops metadata.managedFields: often half of an object, and of no use to readers. */
export function withoutManagedFields<T extends KubernetesObject>(sink: Sink<T>): Sink<T> {
  return {
    begin: () => sink.begin(),
    add: (object) => sink.add(strip(object)),
    commit: (resourceVersion) => sink.commit(resourceVersion),
    abandon: () => sink.abandon(),
    upsert: (object) => sink.upsert(strip(object)),
    remove: (object) => sink.remove(strip(object)),
  }
}

/** The metadata is copied, because `delete` would turn it into a slow dictionary. */
function strip<T extends KubernetesObject>(object: T): T {
  if (object.metadata.managedFields === undefined) return object
  const { managedFields: _, ...metadata } = object.metadata
  object.metadata = metadata
  return object
}
