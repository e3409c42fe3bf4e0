import type { KubernetesObject, StatusCause } from '../../../object/index.ts'
import { invalidValue, notSupported, required } from '../../error/index.ts'
import { column, nameColumn } from '../../table/index.ts'
import { ageOf } from '../age.ts'
import { defineKind } from '../define-kind.ts'
import { ensureObject, listAt, objectAt, setDefault, textAt, valueAt } from '../field.ts'
import { labelSelectorCell } from '../label-selector-cell.ts'
import { applyPodTemplateDefaults, validatePodSpec } from '../pod-template.ts'
import { selectorColumn, templateCells, templateColumns } from '../workload-columns.ts'
import { validateJobRestartPolicy } from './job.ts'

const concurrencyPolicies = ['Allow', 'Forbid', 'Replace']
/** Room for the eleven characters that the controller appends to a job's name. */
const longestName = 52

export const cronJob = defineKind({
  group: 'batch',
  version: 'v1',
  kind: 'CronJob',
  resource: 'cronjobs',
  namespaced: true,
  shortNames: ['cj'],
  categories: ['all'],
  hasStatus: true,
  hasGeneration: true,
  columns: {
    definitions: [
      nameColumn,
      column('Schedule', 'When it runs, as cron writes it.'),
      column('Timezone', 'The time zone of the schedule.'),
      column('Suspend', 'Whether it is suspended.', { type: 'boolean' }),
      column('Active', 'How many of its jobs run now.', { type: 'integer' }),
      column('Last Schedule', 'How long ago it last started a job.'),
      ...templateColumns,
      selectorColumn,
    ],
    cells(object, now) {
      const suspend = valueAt(object, 'spec', 'suspend')
      const last = valueAt(object, 'status', 'lastScheduleTime')
      const jobSpec = objectAt(object, 'spec', 'jobTemplate', 'spec')
      return [
        object.metadata.name ?? '',
        textAt(object, 'spec', 'schedule'),
        textAt(object, 'spec', 'timeZone') || '<none>',
        suspend === undefined ? '<unset>' : suspend === true ? 'True' : 'False',
        listAt(object, 'status', 'active').length,
        last === undefined ? '<none>' : ageOf(last, now),
        ...templateCells(object, now, jobSpec),
        labelSelectorCell(jobSpec.selector),
      ]
    },
  },
  applyDefaults(object) {
    const spec = ensureObject(object, 'spec')
    setDefault(spec, 'concurrencyPolicy', 'Allow')
    setDefault(spec, 'suspend', false)
    setDefault(spec, 'successfulJobsHistoryLimit', 3)
    setDefault(spec, 'failedJobsHistoryLimit', 1)
    const template = ensureObject(spec, 'jobTemplate')
    ensureObject(template, 'metadata')
    applyPodTemplateDefaults(ensureObject(template, 'spec'))
  },
  prepareForCreate(object) {
    object.status = {}
  },
  validate,
})

function validate(object: KubernetesObject): StatusCause[] {
  const { name = '' } = object.metadata
  const schedule = textAt(object, 'spec', 'schedule')
  const policy = textAt(object, 'spec', 'concurrencyPolicy')
  const podSpec = valueAt(object, 'spec', 'jobTemplate', 'spec', 'template', 'spec')
  const path = 'spec.jobTemplate.spec.template.spec'
  const causes: StatusCause[] = []
  if (name.length > longestName)
    causes.push(invalidValue('metadata.name', name, `must be no more than ${longestName} characters`))
  if (schedule === '') causes.push(required('spec.schedule'))
  else if (!isSchedule(schedule))
    causes.push(
      invalidValue(
        'spec.schedule',
        schedule,
        `expected exactly 5 fields, found ${schedule.trim().split(/\s+/).length}: [${schedule.trim().split(/\s+/).join(' ')}]`,
      ),
    )
  if (!concurrencyPolicies.includes(policy))
    causes.push(notSupported('spec.concurrencyPolicy', policy, concurrencyPolicies))
  return [...causes, ...validatePodSpec(podSpec, path), ...validateJobRestartPolicy(podSpec, path)]
}

/** Five fields, or one of cron's words; what stands in the fields is the controller's concern. */
function isSchedule(text: string): boolean {
  return text.startsWith('@') || text.trim().split(/\s+/).length === 5
}
