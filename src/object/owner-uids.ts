import { asJsonObject } from './json-object.ts'
import type { KubernetesObject } from './kubernetes-object.ts'

const none: readonly string[] = []

/** The UIDs of an object's owners, the controller's first, else in their order. Total: entries of an odd form are passed over. */
export function ownerUidsOf(object: KubernetesObject): readonly string[] {
  const references: unknown = object.metadata?.ownerReferences
  if (!Array.isArray(references) || references.length === 0) return none
  const uids: string[] = []
  for (const reference of references) {
    const { uid, controller } = asJsonObject(reference)
    if (typeof uid !== 'string' || uid === '') continue
    if (controller === true) uids.unshift(uid)
    else uids.push(uid)
  }
  return uids
}
