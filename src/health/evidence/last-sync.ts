import { asFields, asText, type Found, type Subject } from './subject.ts'

/**
 * When a controller last brought the world in line with the object (`lastSyncTime` of External Secrets and Velero,
 * `lastSyncedAt`, `lastReconcileTime`; `syncTime` of Deckhouse's ModuleSource). Updates and transitions are none: they are
 * written down after a failure too.
 */
const syncKey =
  /^(?:last(?:Successful)?(?:Sync|Synced|Synchronized|Reconcile|Reconciled|Reconciliation|Refresh|Refreshed)(?:Time|At|Timestamp)?|(?:sync|synced|refresh)(?:Time|At))$/

/** It says nothing of how things are now, and so counts only where nothing else does. */
const weight = 0.3

export function findLastSync({ status }: Subject, found: Found): void {
  const fields = asFields(status)
  if (fields === undefined) return
  for (const key in fields) {
    if (!syncKey.test(key.slice(0, 40)) || asText(fields[key]) === undefined) continue
    found.push({
      kind: 'schedule',
      rule: 'synced',
      path: `status.${key}`,
      state: 'healthy',
      weight,
      reason: 'Synced',
      message: '',
    })
    return
  }
}
