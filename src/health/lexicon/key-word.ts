/** Names of fields whose text is a state, alone or as the last word of a longer name (`jobStatus`, `healthState`). */
export const stateKeyWords: ReadonlyMap<string, number> = new Map([
  ['phase', 1],
  ['state', 1],
  ['status', 1],
  ['health', 1],
  ['stage', 0.85],
  ['lifecycle', 0.9],
  ['condition', 0.9],
  ['result', 0.8],
  ['outcome', 0.85],
  ['conclusion', 0.85],
  ['readiness', 0.9],
  ['availability', 0.9],
  ['robustness', 0.9],
  ['compliance', 0.9],
  ['compliant', 0.9],
  ['severity', 0.7],
  ['verdict', 0.85],
])

/** Names whose text tells how bad what stands beside it is, when nothing stands before them (`logLevel` is another). */
export const severityKeys: ReadonlySet<string> = new Set(['level'])

/**
 * Last words of kinds that run to an end: of these `Running` means not done yet. (batch/v1 Job, and the runs, builds,
 * backups and workflows modelled on it.)
 */
export const runKindWords: ReadonlySet<string> = new Set(
  'job run task build backup restore migration execution workflow import export test experiment trial pipelinerun upload download transfer maintenance drain opsrequest upgrade rollback analysis snapshotting evacuation action operation'.split(
    ' ',
  ),
)

/** Words of fields that hold a failure's text; empty when there is none. */
export const failureKeyWords: ReadonlySet<string> = new Set(
  'error errors failure failures err exception failed'.split(' '),
)
/** What may stand beside such a word and leave it a text about a failure. */
export const failureKeyCompanions: ReadonlySet<string> = new Set(
  'message messages reason reasons msg detail details description text cause info last current sync reconcile reconciliation terminal validation connection install deployment apply'.split(
    ' ',
  ),
)

/** Fields with a sentence on how things are, good or bad. */
export const messageKeys: ReadonlySet<string> = new Set([
  'message',
  'reason',
  'msg',
  'statusMessage',
  'stateReason',
  'statusReason',
  'stateMessage',
  'phaseMessage',
  'phaseReason',
  'details',
  'description',
  'info',
  'statusDescription',
])

/** Words of a field that counts what works. */
export const workingCountWords: ReadonlySet<string> = new Set(
  'ready available healthy running updated uptodate succeeded current active'.split(' '),
)
/** Words of a field that counts what there should be. */
export const wantedCountWords: ReadonlySet<string> = new Set(
  'desired expected total target wanted matched'.split(' '),
)
/** What is counted when it is not said. */
export const sizeKeys: readonly string[] = [
  'replicas',
  'size',
  'count',
  'total',
  'members',
  'instances',
  'nodes',
]

/** Fields that say by true or false how a thing fares. */
export const goodFlagWords: ReadonlySet<string> = new Set(
  'ready healthy available synced succeeded success successful finished complete valid reconciled connected initialized provisioned deployed completed online running reachable operational created accepted applied loaded registered compliant published executed pass passed'.split(
    ' ',
  ),
)
/** True is well, false may be as wished: a volume that nobody uses is not attached. */
export const stepFlagWords: ReadonlySet<string> = new Set('bound attached enforced active'.split(' '))
export const badFlagWords: ReadonlySet<string> = new Set(
  'failed error degraded unhealthy stalled unavailable invalid abort aborted'.split(' '),
)
