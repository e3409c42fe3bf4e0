import { isConfigMapKey, type KubernetesObject, type StatusCause } from '../../../object/index.ts'
import { invalidValue, tooLong } from '../../error/index.ts'
import { column, nameColumn } from '../../table/index.ts'
import { ageCell, ageColumn } from '../age.ts'
import { defineKind } from '../define-kind.ts'
import { objectAt } from '../field.ts'
import { validateObjectMeta } from '../object-meta-validation.ts'
import { maxDataBytes, validateImmutable } from '../stored-data.ts'

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
    ...validateImmutable(object, old, ['data', 'binaryData']),
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
  if (bytes > maxDataBytes) causes.push(tooLong('', maxDataBytes))
  return causes
}
