import type { KubernetesObject } from '../../../object/index.ts'
import { column, nameColumn } from '../../table/index.ts'
import { defineKind } from '../define-kind.ts'
import { ensureObject, numberAt, objectAt, sameValue, setDefault } from '../field.ts'
import { labelsCell } from '../label-selector-cell.ts'
import { applyPodTemplateDefaults } from '../pod-template.ts'
import { validateSelectorUnchanged, validateWorkload } from '../workload.ts'
import { selectorCell, selectorColumn, templateCells, templateColumns } from '../workload-columns.ts'

/** Counts the changes of the template, for clients older than apps/v1. */
const templateGeneration = 'deprecated.daemonset.template.generation'

export const daemonSet = defineKind({
  group: 'apps',
  version: 'v1',
  kind: 'DaemonSet',
  resource: 'daemonsets',
  namespaced: true,
  shortNames: ['ds'],
  categories: ['all'],
  hasStatus: true,
  hasGeneration: true,
  columns: {
    definitions: [
      nameColumn,
      column('Desired', 'How many nodes should run a pod of it.', { type: 'integer' }),
      column('Current', 'How many of them run one.', { type: 'integer' }),
      column('Ready', 'On how many of them it is ready.', { type: 'integer' }),
      column('Up-to-date', 'On how many of them it has the newest template.', { type: 'integer' }),
      column('Available', 'On how many of them it has been ready for long enough.', { type: 'integer' }),
      column('Node Selector', 'The labels of the nodes that it is for.'),
      ...templateColumns,
      selectorColumn,
    ],
    cells: (object, now) => [
      object.metadata.name ?? '',
      numberAt(object, 'status', 'desiredNumberScheduled'),
      numberAt(object, 'status', 'currentNumberScheduled'),
      numberAt(object, 'status', 'numberReady'),
      numberAt(object, 'status', 'updatedNumberScheduled'),
      numberAt(object, 'status', 'numberAvailable'),
      labelsCell(objectAt(object, 'spec', 'template', 'spec', 'nodeSelector')),
      ...templateCells(object, now),
      selectorCell(object),
    ],
  },
  applyDefaults(object) {
    if (object.metadata.annotations?.[templateGeneration] === undefined) setTemplateGeneration(object, 0)
    const spec = ensureObject(object, 'spec')
    setDefault(spec, 'revisionHistoryLimit', 10)
    const strategy = ensureObject(spec, 'updateStrategy')
    setDefault(strategy, 'type', 'RollingUpdate')
    if (strategy.type === 'RollingUpdate') {
      const rollingUpdate = ensureObject(strategy, 'rollingUpdate')
      setDefault(rollingUpdate, 'maxUnavailable', 1)
      setDefault(rollingUpdate, 'maxSurge', 0)
    }
    applyPodTemplateDefaults(spec)
  },
  prepareForCreate(object) {
    object.status = {
      currentNumberScheduled: 0,
      desiredNumberScheduled: 0,
      numberMisscheduled: 0,
      numberReady: 0,
    }
    setTemplateGeneration(object, 1)
  },
  prepareForUpdate(object, old) {
    const generation = Number(old.metadata.annotations?.[templateGeneration] ?? 0)
    const changed = !sameValue(objectAt(object, 'spec').template, objectAt(old, 'spec').template)
    setTemplateGeneration(object, changed ? generation + 1 : generation)
  },
  validate: validateWorkload,
  validateUpdate: (object, old) => [...validateWorkload(object), ...validateSelectorUnchanged(object, old)],
})

function setTemplateGeneration({ metadata }: KubernetesObject, generation: number): void {
  metadata.annotations = { ...metadata.annotations, [templateGeneration]: String(generation) }
}
