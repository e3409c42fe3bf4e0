import { isConfigMapKey, type KubernetesObject, type StatusCause } from '../../../object/index.ts'
import { immutableField, invalidValue, required, tooLong } from '../../error/index.ts'
import { column, nameColumn } from '../../table/index.ts'
import { ageCell, ageColumn } from '../age.ts'
import { defineKind } from '../define-kind.ts'
import { ensureObject, objectAt, setDefault, textAt } from '../field.ts'
import { maxDataBytes, validateImmutable } from '../stored-data.ts'

/** Keys that a secret of a known type must have (ValidateSecret). */
const requiredKeys: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
}

export const secret = defineKind({
  group: '',
  version: 'v1',
  kind: 'Secret',
  resource: 'secrets',
  namespaced: true,
  columns: {
    definitions: [
      nameColumn,
      column('Type', 'What the secret is for.'),
      column('Data', 'How many entries it has.'),
      ageColumn,
    ],
    cells: (object, now) => [
      object.metadata.name ?? '',
      textAt(object, 'type'),
      Object.keys(objectAt(object, 'data')).length,
      ageCell(object, now),
    ],
  },
  selectableFields: { type: (object) => textAt(object, 'type') },
  applyDefaults(object) {
    setDefault(object, 'type', 'Opaque')
    mergeStringData(object)
  },
  validate,
  validateUpdate: (object, old) => [
    ...(object.type === old.type ? [] : [invalidValue('type', object.type, immutableField)]),
    ...validateImmutable(object, old, ['data']),
    ...validate(object),
  ],
})

/** `stringData` is write-only: its values end up, encoded, in `data`. */
function mergeStringData(object: KubernetesObject): void {
  const { stringData } = object
  delete object.stringData
  if (typeof stringData !== 'object' || stringData === null) return
  const data = ensureObject(object, 'data')
  for (const [key, value] of Object.entries(stringData))
    data[key] = Buffer.from(String(value)).toString('base64')
}

function validate(object: KubernetesObject): StatusCause[] {
  const data = objectAt(object, 'data')
  const type = textAt(object, 'type')
  const causes: StatusCause[] = []
  let bytes = 0
  for (const [key, value] of Object.entries(data)) {
    for (const problem of isConfigMapKey(key)) causes.push(invalidValue(`data[${key}]`, key, problem))
    bytes += Buffer.byteLength(String(value), 'base64')
  }
  if (bytes > maxDataBytes) causes.push(tooLong('data', maxDataBytes))
  for (const key of requiredKeys[type] ?? []) if (!(key in data)) causes.push(required(`data[${key}]`))
  if (type === 'kubernetes.io/basic-auth' && !('username' in data) && !('password' in data))
    causes.push(required('data[username]'), required('data[password]'))
  const account = 'kubernetes.io/service-account.name'
  if (type === 'kubernetes.io/service-account-token' && !object.metadata.annotations?.[account])
    causes.push(required(`metadata.annotations[${account}]`))
  return causes
}
