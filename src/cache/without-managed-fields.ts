import type { KubernetesObject } from '../object/index.ts'
import { editedSink } from './edited-sink.ts'
import type { Sink } from './sink.ts'

/** A sink before another, which drops metadata.managedFields: often half of an object, and of no use to readers. */
export function withoutManagedFields<T extends KubernetesObject>(sink: Sink<T>): Sink<T> {
  return editedSink(sink, strip)
}

/** The metadata is copied, because `delete` would turn it into a slow dictionary. */
function strip<T extends KubernetesObject>(object: T): T {
  if (object.metadata.managedFields === undefined) return object
  const { managedFields: _, ...metadata } = object.metadata
  object.metadata = metadata
  return object
}
