/**
 * What a field of a status is, by its name: a time that moves while all is well, a version or a class. Words are from
 * the times and texts in the status of the definitions of a hundred operators, and from the built-in kinds (Node,
 * Lease, CronJob).
 */

/**
 * Times that are written anew at every look, probe, run or renewal. Not among them are times of a change
 * (`lastTransitionTime`, `lastUpdateTime`, `lastModifiedTime`, `lastActivityTime`), which rest while all is well, those
 * that somebody asks for (`lastForceSyncTime`), and those that lie ahead.
 */
const beatWords = [
  ...['heart_?beat', 'ping', 'contact', 'seen', 'report', 'reported', 'renew', 'renewed', 'renewal'],
  ...['probe', 'probed', 'check', 'checked', 'checkin', 'health_?check', 'health_?checkrun', 'schedulecheck'],
  ...[
    'sync',
    'synced',
    'synchroni[sz]ed',
    'synchroni[sz]ation',
    'resync',
    'refresh',
    'refreshed',
    'poll',
    'polled',
  ],
  ...['scan', 'scanned', 'collection', 'evaluation', 'verification', 'verified', 'validation', 'validated'],
  ...['reconcile', 'reconciled', 'reconciliation', 'schedule', 'scheduled', 'success', 'successful'],
  ...['backup', 'successfulbackup', 'snapshot', 'restorable'],
]
const beats = new RegExp(`^(?:last|latest)?(?:${beatWords.join('|')})(?:time|timestamp|at|date)?$`, 'i')

export function isHeartbeatName(name: string): boolean {
  // Without `last` and without a word for time it is the thing itself: a backup, a check.
  return /^(last|latest)|(time|timestamp|at)$/i.test(name) && beats.test(name)
}

/** What is bounded by its nature and worth grouping by, the most telling first. */
const infoWords: readonly RegExp[] = [
  /version$/i,
  /class(name)?$/i,
  /(tier|plan|edition|channel|flavou?r|sku)$/i,
  /(engine|runtime|platform|provider|architecture)$/i,
  /(region|zone|location)$/i,
  /(type|mode|role|topology)$/i,
]
/** Versions of single objects, and what only ends in such a word. */
const notInfo =
  /(resource|secret|password|config(map)?|object|schema|api|e?tag)_?version$|(^|condition)type$|(id|arn|hash|uid|token|key)$/i

/** The place of a field among those that tell a version or a class; undefined when it is none. Lower is more telling. */
export function infoRank(name: string): number | undefined {
  if (notInfo.test(name)) return undefined
  const rank = infoWords.findIndex((word) => word.test(name))
  return rank < 0 ? undefined : rank
}
