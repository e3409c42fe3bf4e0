import { type KubernetesObject, parseQuantity, type StatusCause } from '../../../object/index.ts'
import { notSupported, required } from '../../error/index.ts'
import { column, nameColumn } from '../../table/index.ts'
import { ageCell, ageColumn } from '../age.ts'
import { defineKind } from '../define-kind.ts'
import { ensureObject, listAt, objectAt, objectsIn, setDefault, textAt } from '../field.ts'

const storageClassAnnotation = 'volume.beta.kubernetes.io/storage-class'
const reclaimPolicies = ['Delete', 'Recycle', 'Retain']
const settings = [
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'nodeAffinity',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
  'volumeMode',
]

export const persistentVolume = defineKind({
  group: '',
  version: 'v1',
  kind: 'PersistentVolume',
  resource: 'persistentvolumes',
  namespaced: false,
  returnsDeleted: true,
  shortNames: ['pv'],
  hasStatus: true,
  columns: {
    definitions: [
      nameColumn,
      column('Capacity', 'How much it holds.'),
      column('Access Modes', 'How it may be mounted.'),
      column('Reclaim Policy', 'What becomes of it when its claim goes.'),
      column('Status', 'Whether it is free, bound or to be reclaimed.'),
      column('Claim', 'The claim that it is bound to.'),
      column('StorageClass', 'Its storage class.'),
      column('VolumeAttributesClass', 'Its volume attributes class.'),
      column('Reason', 'Why it failed.'),
      ageColumn,
      column('VolumeMode', 'File system or block device.', { priority: 1 }),
    ],
    cells: (object, now) => [
      object.metadata.name ?? '',
      quantityCell(objectAt(object, 'spec', 'capacity').storage),
      accessModesCell(listAt(object, 'spec', 'accessModes')),
      textAt(object, 'spec', 'persistentVolumeReclaimPolicy'),
      phaseCell(object),
      claimCell(object),
      storageClassCell(object),
      textAt(object, 'spec', 'volumeAttributesClassName') || '<unset>',
      textAt(object, 'status', 'reason'),
      ageCell(object, now),
      textAt(object, 'spec', 'volumeMode') || '<unset>',
    ],
  },
  applyDefaults(object) {
    const spec = ensureObject(object, 'spec')
    setDefault(spec, 'persistentVolumeReclaimPolicy', 'Retain')
    setDefault(spec, 'volumeMode', 'Filesystem')
    for (const source of objectsIn([spec.hostPath])) if (source.type === undefined) source.type = ''
    setDefault(ensureObject(object, 'status'), 'phase', 'Pending')
  },
  prepareForCreate(object) {
    // The time of the create stands in the metadata already.
    object.status = { phase: 'Pending', lastPhaseTransitionTime: object.metadata.creationTimestamp }
  },
  validate,
})

function validate(object: KubernetesObject): StatusCause[] {
  const spec = objectAt(object, 'spec')
  const policy = textAt(spec, 'persistentVolumeReclaimPolicy')
  const causes: StatusCause[] = []
  if (listAt(spec, 'accessModes').length === 0) causes.push(required('spec.accessModes'))
  if (Object.keys(objectAt(spec, 'capacity')).length === 0) causes.push(required('spec.capacity'))
  else if (!('storage' in objectAt(spec, 'capacity')))
    causes.push(notSupported('spec.capacity', Object.keys(objectAt(spec, 'capacity')), ['storage']))
  if (Object.keys(spec).every((key) => settings.includes(key)))
    causes.push(required('spec', 'must specify a volume type'))
  if (!reclaimPolicies.includes(policy))
    causes.push(notSupported('spec.persistentVolumeReclaimPolicy', policy, reclaimPolicies))
  return causes
}

/** The phase, unless the object is being deleted. */
export function phaseCell(object: KubernetesObject): string {
  return object.metadata.deletionTimestamp === undefined ? textAt(object, 'status', 'phase') : 'Terminating'
}

const shortModes: readonly (readonly [string, string])[] = [
  ['ReadWriteOnce', 'RWO'],
  ['ReadOnlyMany', 'ROX'],
  ['ReadWriteMany', 'RWX'],
  ['ReadWriteOncePod', 'RWOP'],
]

/** Access modes as kubectl shortens them: `RWO,ROX`. */
export function accessModesCell(modes: readonly unknown[]): string {
  return shortModes
    .filter(([mode]) => modes.includes(mode))
    .map(([, short]) => short)
    .join(',')
}

/** A quantity in its canonical form. */
export function quantityCell(quantity: unknown): string {
  if (quantity === undefined) return '0'
  return parseQuantity(String(quantity))?.toString() ?? String(quantity)
}

/** The class, by field or by the annotation that came before it. */
export function storageClassCell({ metadata, spec }: KubernetesObject): string {
  return metadata.annotations?.[storageClassAnnotation] ?? textAt(spec, 'storageClassName')
}

function claimCell(object: KubernetesObject): string {
  const claim = objectAt(object, 'spec').claimRef
  return claim === undefined ? '' : `${textAt(claim, 'namespace')}/${textAt(claim, 'name')}`
}
