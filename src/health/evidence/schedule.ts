import { parseTime } from '../../object/index.ts'
import { asFields, asText, type Found, type Subject } from './subject.ts'

/**
 * What starts runs by the clock, as a CronJob does (batch/v1: `spec.schedule`, `status.lastScheduleTime`,
 * `lastSuccessfulTime`, `active`): it is as it should be while it waits for its time, unless the run before
 * came to no success.
 */
export function findSchedule({ spec, status }: Subject, found: Found): void {
  const fields = asFields(status)
  const last = asText(fields?.lastScheduleTime) ?? asText(fields?.lastScheduledTime)
  if (last === undefined && !isCron(spec?.schedule)) return
  const isLate = isBefore(fields?.lastSuccessfulTime, last) && !isFilled(fields?.active)
  found.push({
    kind: 'schedule',
    rule: isLate ? 'schedule-unsuccessful' : 'schedule',
    path: isLate ? 'status.lastSuccessfulTime' : last === undefined ? 'spec.schedule' : 'status',
    state: isLate ? 'degraded' : 'healthy',
    weight: isLate ? 0.55 : 0.5,
    reason: isLate ? 'LastRunNotSuccessful' : 'Scheduled',
    message: isLate ? 'the last scheduled run has not succeeded' : '',
  })
}

/** Five or six fields, or `@daily` and its kin. */
export function isCron(schedule: unknown): boolean {
  if (typeof schedule !== 'string' || schedule.length > 128) return false
  return schedule.startsWith('@') || [5, 6].includes(schedule.trim().split(/\s+/).length)
}

function isBefore(success: unknown, scheduled: string | undefined): boolean {
  const succeeded = parseTime(success)
  const started = parseTime(scheduled)
  return succeeded !== undefined && started !== undefined && succeeded < started
}

const isFilled = (value: unknown) => Array.isArray(value) && value.length > 0
