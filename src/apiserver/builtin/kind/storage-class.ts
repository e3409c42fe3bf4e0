import type { KubernetesObject, StatusCause } from '../../../object/index.ts'
import { forbiddenField, invalidValue, required } from '../../error/index.ts'
import { column, nameColumn } from '../../table/index.ts'
import { ageCell, ageColumn } from '../age.ts'
import { defineKind } from '../define-kind.ts'
import { sameValue, setDefault, textAt } from '../field.ts'

const defaultAnnotations = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
]

export const storageClass = defineKind({
  group: 'storage.k8s.io',
  version: 'v1',
  kind: 'StorageClass',
  resource: 'storageclasses',
  namespaced: false,
  returnsDeleted: true,
  shortNames: ['sc'],
  columns: {
    definitions: [
      nameColumn,
      column('Provisioner', 'Who makes the volumes.'),
      column('ReclaimPolicy', 'What becomes of a volume when its claim goes.'),
      column('VolumeBindingMode', 'When a claim is bound to a volume.'),
      column('AllowVolumeExpansion', 'Whether volumes may grow.'),
      ageColumn,
    ],
    cells: (object, now) => [
      `${object.metadata.name ?? ''}${isDefault(object) ? ' (default)' : ''}`,
      textAt(object, 'provisioner'),
      textAt(object, 'reclaimPolicy') || 'Delete',
      textAt(object, 'volumeBindingMode') || 'Immediate',
      object.allowVolumeExpansion === true,
      ageCell(object, now),
    ],
  },
  applyDefaults(object) {
    setDefault(object, 'reclaimPolicy', 'Delete')
    setDefault(object, 'volumeBindingMode', 'Immediate')
  },
  validate: (object) => (textAt(object, 'provisioner') === '' ? [required('provisioner')] : []),
  validateUpdate,
})

function isDefault({ metadata }: KubernetesObject): boolean {
  return defaultAnnotations.some((annotation) => metadata.annotations?.[annotation] === 'true')
}

function validateUpdate(object: KubernetesObject, old: KubernetesObject): StatusCause[] {
  const causes: StatusCause[] = []
  if (!sameValue(object.parameters, old.parameters))
    causes.push(forbiddenField('parameters', 'updates to parameters are forbidden.'))
  if (object.provisioner !== old.provisioner)
    causes.push(forbiddenField('provisioner', 'updates to provisioner are forbidden.'))
  for (const field of ['reclaimPolicy', 'volumeBindingMode'])
    if (object[field] !== old[field])
      causes.push(
        field === 'reclaimPolicy'
          ? forbiddenField(field, 'updates to reclaimPolicy are forbidden.')
          : invalidValue(field, object[field], 'field is immutable'),
      )
  return causes
}
