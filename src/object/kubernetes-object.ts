import { asJsonObject, type JsonObject } from './json-object.ts'
import type { OwnerReference } from './owner-reference.ts'

/** metav1.ObjectMeta, as it stands in JSON. */
export interface ObjectMeta {
  name?: string
  generateName?: string
  namespace?: string
  uid?: string
  resourceVersion?: string
  generation?: number
  /** RFC 3339, whole seconds. */
  creationTimestamp?: string
  /** RFC 3339; set once deletion was asked for. */
  deletionTimestamp?: string
  deletionGracePeriodSeconds?: number
  labels?: Record<string, string>
  annotations?: Record<string, string>
  ownerReferences?: OwnerReference[]
  finalizers?: string[]
  managedFields?: ManagedFieldsEntry[]
}

/** One manager's share of an object's fields. */
export interface ManagedFieldsEntry {
  manager?: string
  operation?: 'Apply' | 'Update'
  apiVersion?: string
  time?: string
  fieldsType?: string
  fieldsV1?: JsonObject
  subresource?: string
}

/**
 * Any object of the API, unstructured: only what every object has is typed. The rest is whatever the
 * server sent; a reader has to check before it uses it, because a schema need not forbid anything.
 */
export interface KubernetesObject {
  apiVersion?: string
  kind?: string
  metadata: ObjectMeta
  [field: string]: unknown
}

/** `spec`, or an empty object where it is something else. */
export function specOf(object: KubernetesObject): Readonly<JsonObject> {
  return asJsonObject(object.spec)
}

/** `status`, or an empty object where it is something else. */
export function statusOf(object: KubernetesObject): Readonly<JsonObject> {
  return asJsonObject(object.status)
}

/** metav1.ListMeta. */
export interface ListMeta {
  resourceVersion?: string
  continue?: string
  remainingItemCount?: number
}

/** What a collection answers. */
export interface KubernetesList<T = KubernetesObject> {
  apiVersion?: string
  kind?: string
  metadata: ListMeta
  items: T[]
}

/** `namespace/name`, or `name` alone for a cluster-scoped object: client-go's MetaNamespaceKeyFunc. */
export function objectKey(meta: ObjectMeta): string {
  const name = meta.name ?? ''
  return meta.namespace ? `${meta.namespace}/${name}` : name
}
