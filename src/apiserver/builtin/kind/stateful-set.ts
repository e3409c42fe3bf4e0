import type { KubernetesObject, StatusCause } from '../../../object/index.ts'
import { forbiddenField } from '../../error/index.ts'
import { nameColumn } from '../../table/index.ts'
import { defineKind } from '../define-kind.ts'
import { ensureObject, objectAt, objectsIn, sameValue, setDefault } from '../field.ts'
import { applyPodTemplateDefaults } from '../pod-template.ts'
import { validateWorkload } from '../workload.ts'
import { readyCell, readyColumn, templateCells, templateColumns } from '../workload-columns.ts'

export const statefulSet = defineKind({
  group: 'apps',
  version: 'v1',
  kind: 'StatefulSet',
  resource: 'statefulsets',
  namespaced: true,
  shortNames: ['sts'],
  categories: ['all'],
  hasStatus: true,
  hasGeneration: true,
  scale: { specReplicas: 'spec.replicas', statusReplicas: 'status.replicas', selector: 'spec.selector' },
  columns: {
    definitions: [nameColumn, readyColumn, ...templateColumns],
    cells: (object, now) => [object.metadata.name ?? '', readyCell(object), ...templateCells(object, now)],
  },
  applyDefaults(object) {
    const spec = ensureObject(object, 'spec')
    setDefault(spec, 'replicas', 1)
    setDefault(spec, 'revisionHistoryLimit', 10)
    setDefault(spec, 'podManagementPolicy', 'OrderedReady')
    if (spec.serviceName === undefined) spec.serviceName = ''
    const strategy = ensureObject(spec, 'updateStrategy')
    setDefault(strategy, 'type', 'RollingUpdate')
    if (strategy.type === 'RollingUpdate') setDefault(ensureObject(strategy, 'rollingUpdate'), 'partition', 0)
    const retention = ensureObject(spec, 'persistentVolumeClaimRetentionPolicy')
    setDefault(retention, 'whenDeleted', 'Retain')
    setDefault(retention, 'whenScaled', 'Retain')
    applyPodTemplateDefaults(spec)
    for (const claim of objectsIn(spec.volumeClaimTemplates)) {
      setDefault(claim, 'apiVersion', 'v1')
      setDefault(claim, 'kind', 'PersistentVolumeClaim')
      setDefault(ensureObject(claim, 'spec'), 'volumeMode', 'Filesystem')
      setDefault(ensureObject(claim, 'status'), 'phase', 'Pending')
    }
  },
  prepareForCreate(object) {
    object.status = { replicas: 0, availableReplicas: 0 }
  },
  validate: validateWorkload,
  validateUpdate: (object, old) => [...validateWorkload(object), ...validateUnchanged(object, old)],
})

const changeable = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
]

function validateUnchanged(object: KubernetesObject, old: KubernetesObject): StatusCause[] {
  const frozen = (from: KubernetesObject) =>
    Object.fromEntries(Object.entries(objectAt(from, 'spec')).filter(([key]) => !changeable.includes(key)))
  if (sameValue(frozen(object), frozen(old))) return []
  const names = changeable.map((key) => `'${key}'`)
  const detail = `updates to statefulset spec for fields other than ${names.slice(0, -1).join(', ')} and ${names.at(-1)} are forbidden`
  return [forbiddenField('spec', detail)]
}
