import { column, nameColumn } from '../../table/index.ts'
import { defineKind } from '../define-kind.ts'
import { ensureObject, numberAt, setDefault } from '../field.ts'
import { applyPodTemplateDefaults } from '../pod-template.ts'
import { validateSelectorUnchanged, validateWorkload } from '../workload.ts'
import {
  readyCell,
  readyColumn,
  selectorCell,
  selectorColumn,
  templateCells,
  templateColumns,
} from '../workload-columns.ts'

export const deployment = defineKind({
  group: 'apps',
  version: 'v1',
  kind: 'Deployment',
  resource: 'deployments',
  namespaced: true,
  shortNames: ['deploy'],
  categories: ['all'],
  hasStatus: true,
  hasGeneration: true,
  scale: { specReplicas: 'spec.replicas', statusReplicas: 'status.replicas', selector: 'spec.selector' },
  columns: {
    definitions: [
      nameColumn,
      readyColumn,
      column('Up-to-date', 'How many pods have the newest template.'),
      column('Available', 'How many pods have been ready for long enough.'),
      ...templateColumns,
      selectorColumn,
    ],
    cells: (object, now) => [
      object.metadata.name ?? '',
      readyCell(object),
      numberAt(object, 'status', 'updatedReplicas'),
      numberAt(object, 'status', 'availableReplicas'),
      ...templateCells(object, now),
      selectorCell(object),
    ],
  },
  applyDefaults(object) {
    const spec = ensureObject(object, 'spec')
    setDefault(spec, 'replicas', 1)
    setDefault(spec, 'revisionHistoryLimit', 10)
    setDefault(spec, 'progressDeadlineSeconds', 600)
    const strategy = ensureObject(spec, 'strategy')
    setDefault(strategy, 'type', 'RollingUpdate')
    if (strategy.type === 'RollingUpdate') {
      const rollingUpdate = ensureObject(strategy, 'rollingUpdate')
      setDefault(rollingUpdate, 'maxUnavailable', '25%')
      setDefault(rollingUpdate, 'maxSurge', '25%')
    }
    applyPodTemplateDefaults(spec)
  },
  prepareForCreate(object) {
    object.status = {}
  },
  validate: validateWorkload,
  validateUpdate: (object, old) => [...validateWorkload(object), ...validateSelectorUnchanged(object, old)],
})
