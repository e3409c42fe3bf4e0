import { isConfigMapKey, type KubernetesObject, type StatusCause } from '../../../object/index.ts'
import { forbiddenField, invalidValue, tooLong } from '../../error/index.ts'
import { column, nameColumn } from '../../table/index.ts'
import { ageCell, ageColumn } from '../age.ts'
import { defineKind } from '../define-kind.ts'
import { objectAt, sameValue } from '../field.ts'
import { validateObjectMeta } from '../object-meta-validation.ts'

/** core.MaxSecretSize, the limit of ConfigMaps too. */
const maxBytes = 1024 * 1024

export const configMap = defineKind({
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  resource: 'configmaps',
  namespaced: true,
  shortNames: ['cm'],
  columns: {
    definitions: [nameColumn, column('Data', 'How many entries it has, binary ones included.'), ageColumn],
    cells: (object, now) => [object.metadata.name ?? '', sizeOf(object), ageCell(object, now)],
  },
  validate,
  validateUpdate: (object, old) => [
    ...validateObjectMeta(object.metadata),
    ...(old.immutable === true ? validateImmutable(object, old) : []),
    ...validate(object),
  ],
})

function sizeOf(object: KubernetesObject): number {
  return Object.keys(objectAt(object, 'data')).length + Object.keys(objectAt(object, 'binaryData')).length
}

function validate(object: KubernetesObject): StatusCause[] {
  const data = objectAt(object, 'data')
  const binaryData = objectAt(object, 'binaryData')
  const causes: StatusCause[] = []
  let bytes = 0
  for (const [key, value] of Object.entries(data)) {
    for (const problem of isConfigMapKey(key)) causes.push(invalidValue(`data[${key}]`, key, problem))
    if (key in binaryData)
      causes.push(invalidValue(`data[${key}]`, key, 'duplicate of key present in binaryData'))
    bytes += Buffer.byteLength(String(value))
  }
  for (const [key, value] of Object.entries(binaryData)) {
    for (const problem of isConfigMapKey(key)) causes.push(invalidValue(`binaryData[${key}]`, key, problem))
    bytes += Buffer.byteLength(String(value), 'base64')
  }
  if (bytes > maxBytes) causes.push(tooLong('', maxBytes))
  return causes
}

function validateImmutable(object: KubernetesObject, old: KubernetesObject): StatusCause[] {
  const detail = 'field is immutable when `immutable` is set'
  return [
    ...(object.immutable === true ? [] : [forbiddenField('immutable', detail)]),
    ...(sameValue(object.data, old.data) ? [] : [forbiddenField('data', detail)]),
    ...(sameValue(object.binaryData, old.binaryData) ? [] : [forbiddenField('binaryData', detail)]),
  ]
}
