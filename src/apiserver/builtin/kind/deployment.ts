import { column, nameColumn } from '../../table/index.ts'
import { ageCell, ageColumn } from '../age.ts'
import { defineKind } from '../define-kind.ts'
import { ensureObject, numberAt, objectAt, setDefault, valueAt } from '../field.ts'
import { labelSelectorCell } from '../label-selector-cell.ts'
import {
  applyPodTemplateDefaults,
  containerCells,
  containerColumns,
  selectorColumn,
} from '../pod-template.ts'
import { validateSelectorUnchanged, validateWorkload } from '../workload.ts'

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
      column('Ready', 'How many of the wanted pods are ready.'),
      column('Up-to-date', 'How many pods have the newest template.'),
      column('Available', 'How many pods have been ready for long enough.'),
      ageColumn,
      ...containerColumns,
      selectorColumn,
    ],
    cells: (object, now) => [
      object.metadata.name ?? '',
      `${numberAt(object, 'status', 'readyReplicas')}/${numberAt(object, 'spec', 'replicas')}`,
      numberAt(object, 'status', 'updatedReplicas'),
      numberAt(object, 'status', 'availableReplicas'),
      ageCell(object, now),
      ...containerCells(valueAt(object, 'spec', 'template', 'spec')),
      labelSelectorCell(objectAt(object, 'spec').selector),
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
