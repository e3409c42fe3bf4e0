import type { KubernetesObject, StatusCause } from '../../../object/index.ts'
import { immutableField, invalidValue, required } from '../../error/index.ts'
import { column, nameColumn } from '../../table/index.ts'
import { ageCell, ageColumn } from '../age.ts'
import { defineKind } from '../define-kind.ts'
import { objectAt, sameValue, textAt, valueAt } from '../field.ts'

export const volumeAttachment = defineKind({
  group: 'storage.k8s.io',
  version: 'v1',
  kind: 'VolumeAttachment',
  resource: 'volumeattachments',
  namespaced: false,
  returnsDeleted: true,
  hasStatus: true,
  allowUnconditionalUpdate: false,
  columns: {
    definitions: [
      nameColumn,
      column('Attacher', 'Who attaches the volume.', { format: 'name' }),
      column('PV', 'The volume.'),
      column('Node', 'Where it is to be attached.'),
      column('Attached', 'Whether it is.', { type: 'boolean' }),
      ageColumn,
    ],
    cells: (object, now) => [
      object.metadata.name ?? '',
      textAt(object, 'spec', 'attacher'),
      textAt(object, 'spec', 'source', 'persistentVolumeName'),
      textAt(object, 'spec', 'nodeName'),
      valueAt(object, 'status', 'attached') === true,
      ageCell(object, now),
    ],
  },
  prepareForCreate(object) {
    object.status = { attached: false }
  },
  validate,
  validateUpdate: (object, old) => [
    ...(sameValue(object.spec, old.spec) ? [] : [invalidValue('spec', object.spec, immutableField)]),
    ...validate(object),
  ],
})

function validate(object: KubernetesObject): StatusCause[] {
  const source = objectAt(object, 'spec', 'source')
  const causes: StatusCause[] = []
  if (textAt(object, 'spec', 'attacher') === '') causes.push(required('spec.attacher'))
  if (textAt(source, 'persistentVolumeName') === '' && source.inlineVolumeSpec === undefined)
    causes.push(
      required('spec.source', 'must specify exactly one of inlineVolumeSpec and persistentVolumeName'),
    )
  if (textAt(object, 'spec', 'nodeName') === '') causes.push(required('spec.nodeName'))
  return causes
}
