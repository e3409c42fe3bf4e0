import type { KubernetesObject } from '../object/index.ts'

/**
 * Drops metadata.managedFields, often half of an object and of no use to readers. Changes the object it is
 * given. (The metadata is copied, because `delete` would turn it into a slow dictionary.)
 */
export function withoutManagedFields<T extends KubernetesObject>(object: T): T {
  if (object.metadata.managedFields === undefined) return object
  const { managedFields: _, ...metadata } = object.metadata
  object.metadata = metadata
  return object
}
