import { saidBy } from '../wording.ts'
import { tellsPresent } from './place.ts'
import { asFields, asText, type Found, reasonOf, type Subject } from './subject.ts'

/** What the last of many runs came to (`lastResult`, `lastRunStatus`, `lastBackupPhase`). */
const outcomeKey = /^last(?:[A-Z]\w{0,30})?(?:Result|Status|Outcome|Phase|State)$/

/** It is past, and so counts only where nothing tells how the thing itself is now: less than a count that is met (0.6). */
const failedWeight = 0.34
const succeededWeight = 0.32

export function findLastRun({ status }: Subject, found: Found): void {
  const fields = asFields(status)
  if (fields === undefined) return
  for (const key in fields) {
    const text = asText(fields[key])
    if (text === undefined || text.length > 40 || !tellsPresent(key) || !outcomeKey.test(key.slice(0, 48)))
      continue
    const said = saidBy(text, 'state')
    if (said !== 'healthy' && said !== 'degraded') continue
    found.push({
      kind: 'schedule',
      rule: said === 'degraded' ? 'last-run-failed' : 'last-run-succeeded',
      path: `status.${key}`,
      state: said,
      weight: said === 'degraded' ? failedWeight : succeededWeight,
      reason: reasonOf(text, 'LastRun'),
      message: '',
    })
  }
}
