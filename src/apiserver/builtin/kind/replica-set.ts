import { column, nameColumn } from '../../table/index.ts'
import { defineKind } from '../define-kind.ts'
import { ensureObject, numberAt, setDefault } from '../field.ts'
import { applyPodTemplateDefaults } from '../pod-template.ts'
import { validateSelectorUnchanged, validateWorkload } from '../workload.ts'
import { selectorCell, selectorColumn, templateCells, templateColumns } from '../workload-columns.ts'

export const replicaSet = defineKind({
  group: 'apps',
  version: 'v1',
  kind: 'ReplicaSet',
  resource: 'replicasets',
  namespaced: true,
  shortNames: ['rs'],
  categories: ['all'],
  hasStatus: true,
  hasGeneration: true,
  scale: { specReplicas: 'spec.replicas', statusReplicas: 'status.replicas', selector: 'spec.selector' },
  columns: {
    definitions: [
      nameColumn,
      column('Desired', 'How many pods are wanted.', { type: 'integer' }),
      column('Current', 'How many pods there are.', { type: 'integer' }),
      column('Ready', 'How many pods are ready.', { type: 'integer' }),
      ...templateColumns,
      selectorColumn,
    ],
    cells: (object, now) => [
      object.metadata.name ?? '',
      numberAt(object, 'spec', 'replicas'),
      numberAt(object, 'status', 'replicas'),
      numberAt(object, 'status', 'readyReplicas'),
      ...templateCells(object, now),
      selectorCell(object),
    ],
  },
  selectableFields: { 'status.replicas': (object) => String(numberAt(object, 'status', 'replicas')) },
  applyDefaults(object) {
    const spec = ensureObject(object, 'spec')
    setDefault(spec, 'replicas', 1)
    applyPodTemplateDefaults(spec)
  },
  prepareForCreate(object) {
    object.status = { replicas: 0 }
  },
  validate: validateWorkload,
  validateUpdate: (object, old) => [...validateWorkload(object), ...validateSelectorUnchanged(object, old)],
})
