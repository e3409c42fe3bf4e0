export { type Condition, conditionsOf, readConditions } from './condition.ts'
export { controllerOf } from './controller-reference.ts'
export { definitionResource } from './definition-resource.ts'
export { humanDuration, parseDuration, parseNanoseconds } from './duration.ts'
export { type FieldPath, formatFieldPath, valueAt } from './field-path.ts'
export {
  type FieldRequirement,
  FieldSelector,
  parseFieldSelector,
} from './field-selector.ts'
export { blockingFinalizersOf } from './finalizer.ts'
export { readGeneration } from './generation.ts'
export { goFormat, goFormatNumber, isInt64 } from './go-format.ts'
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
export { asJsonObject, isJsonObject, type JsonObject } from './json-object.ts'
export {
  type KubernetesList,
  type KubernetesObject,
  type ListMeta,
  type ManagedFieldsEntry,
  type ObjectMeta,
  objectKey,
  specOf,
  statusOf,
} from './kubernetes-object.ts'
export { labelsOf } from './label.ts'
export { type LabelRequirement, LabelSelector, type SelectorOperator } from './label-selector.ts'
export {
  type LabelSelectorRequirement,
  type LabelSelectorSpec,
  labelSelectorFrom,
  parseLabelSelector,
} from './label-selector-syntax.ts'
export { type FieldWriter, managedFieldsOf, writersOf } from './managed-fields.ts'
export {
  isConfigMapKey,
  isDns1035Label,
  isDns1123Label,
  isDns1123Subdomain,
  isLabelKey,
  isLabelValue,
  isPathSegmentName,
} from './name.ts'
export { namespaceResource } from './namespace-resource.ts'
export type { OwnerReference } from './owner-reference.ts'
export { ownerUidsOf } from './owner-uids.ts'
export { parseQuantity, Quantity } from './quantity.ts'
export { SelectorError } from './selector-error.ts'
export { isStatus, type Status, type StatusCause, type StatusDetails } from './status.ts'
export { formatTime, parseTime } from './time.ts'
export { compareVersions } from './version-order.ts'
