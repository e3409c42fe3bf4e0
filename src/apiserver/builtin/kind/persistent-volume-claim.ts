import type { KubernetesObject, StatusCause } from '../../../object/index.ts'
import { forbiddenField, notSupported, required } from '../../error/index.ts'
import { column, nameColumn } from '../../table/index.ts'
import { ageCell, ageColumn } from '../age.ts'
import { defineKind } from '../define-kind.ts'
import { ensureObject, listAt, objectAt, sameValue, setDefault, textAt } from '../field.ts'
import { accessModesCell, phaseCell, quantityCell, storageClassCell } from './persistent-volume.ts'

const accessModes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']

export const persistentVolumeClaim = defineKind({
  group: '',
  version: 'v1',
  kind: 'PersistentVolumeClaim',
  resource: 'persistentvolumeclaims',
  namespaced: true,
  returnsDeleted: true,
  shortNames: ['pvc'],
  hasStatus: true,
  columns: {
    definitions: [
      nameColumn,
      column('Status', 'Whether it is bound to a volume.'),
      column('Volume', 'The volume that it is bound to.'),
      column('Capacity', 'How much the volume holds.'),
      column('Access Modes', 'How the volume may be mounted.'),
      column('StorageClass', 'The storage class that was asked for.'),
      column('VolumeAttributesClass', 'The volume attributes class that was asked for.'),
      ageColumn,
      column('VolumeMode', 'File system or block device.', { priority: 1 }),
    ],
    cells(object, now) {
      const volume = textAt(object, 'spec', 'volumeName')
      return [
        object.metadata.name ?? '',
        phaseCell(object),
        volume,
        volume === '' ? '' : quantityCell(objectAt(object, 'status', 'capacity').storage),
        volume === '' ? '' : accessModesCell(listAt(object, 'status', 'accessModes')),
        storageClassCell(object),
        textAt(object, 'spec', 'volumeAttributesClassName') || '<unset>',
        ageCell(object, now),
        textAt(object, 'spec', 'volumeMode') || '<unset>',
      ]
    },
  },
  applyDefaults(object) {
    setDefault(ensureObject(object, 'spec'), 'volumeMode', 'Filesystem')
    setDefault(ensureObject(object, 'status'), 'phase', 'Pending')
  },
  prepareForCreate(object) {
    object.status = { phase: 'Pending' }
  },
  validate,
  validateUpdate: (object, old) => [...validate(object), ...validateUnchanged(object, old)],
})

function validate(object: KubernetesObject): StatusCause[] {
  const modes = listAt(object, 'spec', 'accessModes')
  const causes: StatusCause[] = []
  if (modes.length === 0) causes.push(required('spec.accessModes', 'at least 1 access mode is required'))
  for (const mode of modes)
    if (typeof mode !== 'string' || !accessModes.includes(mode))
      causes.push(notSupported('spec.accessModes', mode, accessModes))
  if (!('storage' in objectAt(object, 'spec', 'resources', 'requests')))
    causes.push(required('spec.resources[storage]'))
  return causes
}

function validateUnchanged(object: KubernetesObject, old: KubernetesObject): StatusCause[] {
  if (sameValue(frozen(object, old), frozen(old, old))) return []
  const detail =
    'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims'
  return [forbiddenField('spec', detail)]
}

/** What may not change; the volume may still be named once, and the class once when there was none. */
function frozen(object: KubernetesObject, old: KubernetesObject) {
  const { resources, volumeAttributesClassName, volumeName, storageClassName, ...spec } = objectAt(
    object,
    'spec',
  )
  const was = objectAt(old, 'spec')
  return {
    ...spec,
    limits: objectAt(resources).limits,
    ...(was.volumeName !== undefined && { volumeName }),
    ...(was.storageClassName !== undefined && { storageClassName }),
  }
}
