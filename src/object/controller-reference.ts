import { asJsonObject } from './json-object.ts'
import type { KubernetesObject } from './kubernetes-object.ts'
import type { OwnerReference } from './owner-reference.ts'

/** Kind and name of the owner reference with `controller: true` (metav1.GetControllerOf), if it has both. */
export function controllerOf(object: KubernetesObject): Pick<OwnerReference, 'kind' | 'name'> | undefined {
  const references: unknown = object.metadata?.ownerReferences
  if (!Array.isArray(references)) return undefined
  const { kind, name } = asJsonObject(references.find((entry) => asJsonObject(entry).controller === true))
  return typeof kind === 'string' && typeof name === 'string' ? { kind, name } : undefined
}
