import type { KubernetesObject, StatusCause } from '../../object/index.ts'
import { forbiddenField } from '../error/index.ts'
import { sameValue } from './field.ts'

/** core.MaxSecretSize, the limit of ConfigMaps too: bytes of all values together. */
export const maxDataBytes = 1024 * 1024

/** What an object that is `immutable` may not change any more: that, and these fields. */
export function validateImmutable(
  object: KubernetesObject,
  old: KubernetesObject,
  fields: readonly string[],
): StatusCause[] {
  if (old.immutable !== true) return []
  const detail = 'field is immutable when `immutable` is set'
  return [
    ...(object.immutable === true ? [] : [forbiddenField('immutable', detail)]),
    ...fields
      .filter((field) => !sameValue(object[field], old[field]))
      .map((field) => forbiddenField(field, detail)),
  ]
}
