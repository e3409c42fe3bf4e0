import {
  humanDuration,
  type JsonObject,
  type KubernetesObject,
  parseTime,
  type StatusCause,
} from '../../../object/index.ts'
import { immutableField, invalidValue, notSupported, required } from '../../error/index.ts'
import { column, nameColumn } from '../../table/index.ts'
import { defineKind } from '../define-kind.ts'
import { ensureObject, listAt, numberAt, objectAt, sameValue, setDefault, textAt, valueAt } from '../field.ts'
import { applyPodTemplateDefaults, validatePodSpec } from '../pod-template.ts'
import { selectorCell, selectorColumn, templateCells, templateColumns } from '../workload-columns.ts'

const nameLabels = ['job-name', 'batch.kubernetes.io/job-name']
const uidLabels = ['controller-uid', 'batch.kubernetes.io/controller-uid']

export const job = defineKind({
  group: 'batch',
  version: 'v1',
  kind: 'Job',
  resource: 'jobs',
  namespaced: true,
  categories: ['all'],
  hasStatus: true,
  hasGeneration: true,
  columns: {
    definitions: [
      nameColumn,
      column('Status', 'Whether it runs, is done, failed or is suspended.'),
      column('Completions', 'How many of the wanted pods succeeded.'),
      column('Duration', 'How long it ran, or has been running.'),
      ...templateColumns,
      selectorColumn,
    ],
    cells: (object, now) => [
      object.metadata.name ?? '',
      statusCell(object),
      completionsCell(object),
      durationCell(object, now),
      ...templateCells(object, now),
      selectorCell(object),
    ],
  },
  selectableFields: { 'status.successful': (object) => String(numberAt(object, 'status', 'succeeded')) },
  applyDefaults(object) {
    const spec = ensureObject(object, 'spec')
    applyJobSpecDefaults(spec)
    applyPodTemplateDefaults(spec)
    takeLabelsOfTemplate(object)
  },
  prepareForCreate(object) {
    object.status = {}
    if (objectAt(object, 'spec').manualSelector !== true) generateSelector(object)
    takeLabelsOfTemplate(object)
  },
  validate,
  validateUpdate: (object, old) => [...validate(object), ...validateUnchanged(object, old)],
})

/** The defaults of a job's own fields, which a job template of a CronJob does not get. */
function applyJobSpecDefaults(spec: JsonObject): void {
  if (valueAt(spec, 'completions') === undefined && valueAt(spec, 'parallelism') === undefined)
    spec.completions = 1
  setDefault(spec, 'parallelism', 1)
  setDefault(spec, 'backoffLimit', spec.backoffLimitPerIndex === undefined ? 6 : 2 ** 31 - 1)
  setDefault(spec, 'completionMode', 'NonIndexed')
  setDefault(spec, 'suspend', false)
  setDefault(
    spec,
    'podReplacementPolicy',
    spec.podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed',
  )
  setDefault(spec, 'manualSelector', false)
}

/** A job without labels of its own has those of its pods. */
function takeLabelsOfTemplate({ metadata, spec }: KubernetesObject): void {
  const labels = objectAt(spec, 'template', 'metadata', 'labels') as Record<string, string>
  if (Object.keys(labels).length > 0 && Object.keys(metadata.labels ?? {}).length === 0)
    metadata.labels = { ...labels }
}

/** Labels by which the job, and only it, finds its pods. */
function generateSelector(object: KubernetesObject): void {
  const { name = '', uid = '' } = object.metadata
  const spec = ensureObject(object, 'spec')
  const labels = ensureObject(ensureObject(ensureObject(spec, 'template'), 'metadata'), 'labels')
  for (const label of nameLabels) setDefault(labels, label, name)
  for (const label of uidLabels) setDefault(labels, label, uid)
  setDefault(
    ensureObject(ensureObject(spec, 'selector'), 'matchLabels'),
    'batch.kubernetes.io/controller-uid',
    uid,
  )
}

const states = [
  ['Complete', 'Complete'],
  ['Failed', 'Failed'],
  ['', 'Terminating'],
  ['Suspended', 'Suspended'],
  ['FailureTarget', 'FailureTarget'],
  ['SuccessCriteriaMet', 'SuccessCriteriaMet'],
] as const

function statusCell(object: KubernetesObject): string {
  const conditions = listAt(object, 'status', 'conditions')
  for (const [type, text] of states) {
    const holds =
      type === ''
        ? object.metadata.deletionTimestamp !== undefined
        : textAt(
            conditions.find((condition) => textAt(condition, 'type') === type),
            'status',
          ) === 'True'
    if (holds) return text
  }
  return 'Running'
}

function completionsCell(object: KubernetesObject): string {
  const succeeded = numberAt(object, 'status', 'succeeded')
  const completions = valueAt(object, 'spec', 'completions')
  if (completions !== undefined) return `${succeeded}/${completions}`
  const parallelism = numberAt(object, 'spec', 'parallelism')
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`
}

function durationCell(object: KubernetesObject, now: number): string {
  const start = parseTime(valueAt(object, 'status', 'startTime'))
  if (start === undefined) return ''
  return humanDuration((parseTime(valueAt(object, 'status', 'completionTime')) ?? now) - start)
}

function validate(object: KubernetesObject): StatusCause[] {
  const path = 'spec.template.spec'
  const podSpec = objectAt(object, 'spec', 'template', 'spec')
  const causes = [...validatePodSpec(podSpec, path), ...validateJobRestartPolicy(podSpec, path)]
  return objectAt(object, 'spec').selector === undefined ? [required('spec.selector'), ...causes] : causes
}

/** A job's pods come to an end, so Always is no choice; as an absent one defaults to it, it counts as absent. */
export function validateJobRestartPolicy(podSpec: unknown, path: string): StatusCause[] {
  const allowed = ['OnFailure', 'Never']
  const policy = textAt(podSpec, 'restartPolicy')
  if (policy === '' || policy === 'Always')
    return [required(`${path}.restartPolicy`, 'valid values: "OnFailure", "Never"')]
  return allowed.includes(policy) ? [] : [notSupported(`${path}.restartPolicy`, policy, allowed)]
}

function validateUnchanged(object: KubernetesObject, old: KubernetesObject): StatusCause[] {
  const suspended = valueAt(old, 'spec', 'suspend') === true && numberAt(old, 'status', 'active') === 0
  const fields = ['completions', 'selector', ...(suspended ? [] : ['template']), 'completionMode']
  return fields.flatMap((field) => {
    const value = objectAt(object, 'spec')[field]
    return sameValue(value, objectAt(old, 'spec')[field])
      ? []
      : [invalidValue(`spec.${field}`, value, immutableField)]
  })
}
