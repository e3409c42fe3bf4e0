export type { Condition } from './condition.ts'
export {
  type ApiResource,
  formatApiVersion,
  formatGroupKind,
  formatGroupResource,
  type GroupKind,
  type GroupVersion,
  type GroupVersionKind,
  type GroupVersionResource,
  parseApiVersion,
} from './group-version-kind.ts'
export {
  type KubernetesList,
  type KubernetesObject,
  type ListMeta,
  type ManagedFieldsEntry,
  type ObjectMeta,
  objectKey,
} from './kubernetes-object.ts'
export type { OwnerReference } from './owner-reference.ts'
export { isStatus, type Status, type StatusCause, type StatusDetails } from './status.ts'
