import { isRunKind } from '../run-kind.ts'
import { asFields, asText, type Fields, type Found, type Subject } from './subject.ts'

/** When a run began and ended, as batch/v1 Job has it, and what others call these. */
const startKeys: readonly string[] = ['startTime', 'startTimestamp', 'startedAt']
const endKeys: readonly string[] = [
  'completionTime',
  'completionTimestamp',
  'completedAt',
  'finishTime',
  'finishedAt',
  'endTime',
]

/** Something that runs to an end has ended or has not, which tells little beside a word on how. */
const weight = 0.42
/** Some of it has failed. */
const failedWeight = 0.55

/** Tells a run that has ended from one that is under way by its times, or by the pods that work on it, where its kind is named for a run. */
export function findRun({ kind, status }: Subject, found: Found): void {
  const fields = asFields(status)
  if (fields === undefined || !isRunKind(kind)) return
  const end = filled(fields, endKeys)
  const start = filled(fields, startKeys) ?? (isPositive(fields.active) ? 'active' : undefined)
  if (end === undefined && start === undefined) return
  const failed = end !== undefined && typeof fields.failed === 'number' && fields.failed > 0
  found.push({
    kind: 'schedule',
    rule: end === undefined ? 'run-started' : failed ? 'run-failed' : 'run-ended',
    path: failed ? 'status.failed' : `status.${end ?? start}`,
    state: end === undefined ? 'progressing' : failed ? 'degraded' : 'healthy',
    weight: failed ? failedWeight : weight,
    reason: end === undefined ? 'Started' : failed ? 'PartsFailed' : 'Ended',
    message: failed ? `${String(fields.failed)} failed` : '',
  })
}

const isPositive = (value: unknown) => typeof value === 'number' && value > 0

const filled = (fields: Fields, keys: readonly string[]) =>
  keys.find((key) => asText(fields[key]) !== undefined)
