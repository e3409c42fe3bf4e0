import type { KubernetesObject } from './kubernetes-object.ts'

/** The finalizers of an object that is being deleted, each once: they hold its deletion up. */
export function blockingFinalizersOf(object: KubernetesObject): readonly string[] {
  if (object.metadata?.deletionTimestamp === undefined) return []
  const finalizers: unknown = object.metadata.finalizers
  if (!Array.isArray(finalizers)) return []
  return [...new Set(finalizers.filter((finalizer) => typeof finalizer === 'string'))]
}
