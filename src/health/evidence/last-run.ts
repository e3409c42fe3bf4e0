import { saidBy } from '../wording.ts'
import { tellsPresent } from './place.ts'
import { asFields, asText, type Found, reasonOf, type Subject } from './subject.ts'

/** What the last of many runs came to (`lastResult`, `lastRunStatus`, `lastBackupPhase`). */
const outcomeKey = /^last(?:[A-Z]\w{0,30})?(?:Result|Status|Outcome|Phase|State)$/

/** It is past, and so counts only where nothing tells how the thing itself is now: less than a count that is met (0.6). */
const failedWeight = 0.34
const succeededWeight = 0.32

/** An answer over HTTP by its number (RFC 9110, 15: 2xx successful, 4xx and 5xx errors). */
const httpKey = /^(?:last(?:Http)?|http)(?:Status|StatusCode|ResponseCode)$/

function saidByHttp(key: string, value: unknown): 'healthy' | 'degraded' | undefined {
  if (typeof value !== 'number' || !httpKey.test(key.slice(0, 24))) return undefined
  if (value >= 200 && value < 300) return 'healthy'
  return value >= 400 && value < 600 ? 'degraded' : undefined
}

/** What a field tells of the last run. */
function outcomeOf(key: string, value: unknown): string | undefined {
  const text = asText(value)
  if (text === undefined || text.length > 40 || !outcomeKey.test(key.slice(0, 48))) return undefined
  return saidBy(text, 'state')
}

export function findLastRun({ status }: Subject, found: Found): void {
  const fields = asFields(status)
  if (fields === undefined) return
  for (const key in fields) {
    if (!tellsPresent(key)) continue
    const value = fields[key]
    const said = saidByHttp(key, value) ?? outcomeOf(key, value)
    if (said !== 'healthy' && said !== 'degraded') continue
    found.push({
      kind: 'schedule',
      rule: said === 'degraded' ? 'last-run-failed' : 'last-run-succeeded',
      path: `status.${key}`,
      state: said,
      weight: said === 'degraded' ? failedWeight : succeededWeight,
      reason: reasonOf(typeof value === 'number' ? `HTTP${value}` : asText(value), 'LastRun'),
      message: '',
    })
  }
}
