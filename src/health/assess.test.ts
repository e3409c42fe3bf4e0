import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { KubernetesObject } from '../object/index.ts'
import { assess, explain, type Hints } from './index.ts'
import { unsureBelow } from './verdict.ts'

/** A custom resource with this status, in YAML, and what is said of it: `state reason`. */
function say(status: string, rest = 'spec: {size: 3}', hints: Hints = {}): string {
  const text = `apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: a, generation: 2}\n${rest}`
  const { state, reason } = assess({ ...parse(text), status: parse(status) } as KubernetesObject, hints)
  return `${state} ${reason}`
}

describe('conditions', () => {
  test.each([
    ['Ready is believed', '{conditions: [{type: Ready, status: "True", reason: Up}]}', 'healthy Up'],
    ['a boolean counts as its word', '{conditions: [{type: Ready, status: true}]}', 'healthy Ready'],
    [
      'an object of conditions is read too',
      '{conditions: {Ready: {status: "False"}}}',
      'progressing NotReady',
    ],
    [
      'not ready without a word is on its way',
      '{conditions: [{type: Ready, status: "False"}]}',
      'progressing NotReady',
    ],
    [
      'the reason tells a failure',
      '{conditions: [{type: Ready, status: "False", reason: CreateFailed}]}',
      'degraded CreateFailed',
    ],
    [
      'the message tells a failure where the reason does not',
      '{conditions: [{type: Ready, status: "False", reason: Reconciling, message: "Error: checksum mismatch"}]}',
      'degraded Reconciling',
    ],
    [
      'a failure is known by how it is written where no word of it is',
      '{conditions: [{type: Ready, status: "False", message: "ledger: fetch page 7: tide mark"}]}',
      'degraded NotReady',
    ],
    [
      'a reason that nobody knows is more often a failure than a motion',
      '{conditions: [{type: Ready, status: "False", reason: TideGateMoss}]}',
      'degraded TideGateMoss',
    ],
    [
      'unless its message says that it is still to come',
      '{conditions: [{type: Ready, status: "False", reason: TideGateMoss, message: no tide gate yet}]}',
      'progressing TideGateMoss',
    ],
    [
      'or a part that is not met stands beside a whole that is',
      '{conditions: [{type: Ready, status: "True"}, {type: GateMossy, status: "False", reason: TideGateMoss}]}',
      'healthy Ready',
    ],
    [
      'a specification that somebody refused is a failure, whatever it is not yet',
      '{conditions: [{type: SourceValid, status: "False", reason: SourceNotReady}]}',
      'degraded SourceNotReady',
    ],
    [
      'what somebody did with it is no success where it is refused',
      '{conditions: [{type: Accepted, status: "False", reason: Superseded}]}',
      'degraded Superseded',
    ],
    [
      'what names a motion for its reason may go on in spite of it',
      '{conditions: [{type: Ready, status: "False", reason: Reconciling, message: "ledger: fetch page 7: tide mark"}]}',
      'progressing Reconciling',
    ],
    [
      'a true condition by a noun that nobody knows is as its message tells',
      '{conditions: [{type: Shard, status: "True", message: the ledger does not cover it}]}',
      'degraded Shard',
    ],
    [
      'what is missing but being made is on its way',
      '{conditions: [{type: Ready, status: "False", reason: DoesNotExist, message: Issuing certificate}]}',
      'progressing DoesNotExist',
    ],
    [
      'severity decides before words',
      '{conditions: [{type: Ready, status: "False", reason: Cloning, severity: Error}]}',
      'degraded Cloning',
    ],
    [
      'a summary outweighs a part that is not met',
      '{conditions: [{type: CronJobAvailable, status: "False"}, {type: Ready, status: "True", reason: Up}]}',
      'healthy Up',
    ],
    [
      'a summary does not outweigh a refused specification',
      '{conditions: [{type: Ready, status: "True"}, {type: Synced, status: "False", reason: ReconcileError}]}',
      'degraded ReconcileError',
    ],
    [
      'the first condition is not the verdict',
      '{conditions: [{type: Initialized, status: "True"}, {type: Ready, status: "False", reason: Broken}]}',
      'degraded Broken',
    ],
    [
      'bad ones are bad when True',
      '{conditions: [{type: Ready, status: "True"}, {type: Degraded, status: "True", reason: Quorum}]}',
      'degraded Quorum',
    ],
    [
      'bad ones are well when False',
      '{conditions: [{type: Ready, status: "True", reason: Up}, {type: Degraded, status: "False"}]}',
      'healthy Up',
    ],
    [
      'a motion outlasts Ready',
      '{conditions: [{type: Ready, status: "True"}, {type: Updating, status: "True"}]}',
      'progressing Updating',
    ],
    [
      'a motion that waits for somebody is at rest',
      '{conditions: [{type: Available, status: "True"}, {type: Progressing, status: Unknown, reason: RolloutPaused}]}',
      'suspended RolloutPaused',
    ],
    [
      'what the controller makes itself is still to come when it is missing',
      '{conditions: [{type: Ready, status: "False", reason: PodsNotFound}]}',
      'progressing PodsNotFound',
    ],
    [
      'what is referred to is missing for good',
      '{conditions: [{type: Ready, status: "False", reason: SecretNotFound}]}',
      'degraded SecretNotFound',
    ],
    [
      'a write that came too late is tried again',
      '{conditions: [{type: Ready, status: "False", reason: ReconcileError, message: "the object has been modified; please apply your changes to the latest version and try again"}]}',
      'progressing ReconcileError',
    ],
    [
      'not ready for no reason is explained by the part that failed',
      '{conditions: [{type: Ready, status: "False", reason: PartsNotReady}, {type: StoreReady, status: "False", reason: MountFailed}]}',
      'degraded MountFailed',
    ],
    [
      'of a type that stands there twice the newest counts',
      '{conditions: [{type: Ready, status: "False", reason: SyncFailed, lastTransitionTime: "2026-01-01T00:00:00Z"}, {type: Ready, status: "True", reason: Up, lastTransitionTime: "2026-01-01T00:01:00Z"}]}',
      'healthy Up',
    ],
    [
      'without times the worse counts',
      '{conditions: [{type: Ready, status: "False", reason: SyncFailed}, {type: Ready, status: "True", reason: Up}]}',
      'degraded SyncFailed',
    ],
    [
      'a motion that has arrived does not',
      '{conditions: [{type: Available, status: "True", reason: Up}, {type: Progressing, status: "True", reason: NewReplicaSetAvailable}]}',
      'healthy Up',
    ],
    [
      'a motion that failed',
      '{conditions: [{type: Progressing, status: "False", reason: ProgressDeadlineExceeded}]}',
      'degraded ProgressDeadlineExceeded',
    ],
    [
      'complete by a failed job is no success',
      '{conditions: [{type: Complete, status: "True", reason: JobFailed}]}',
      'degraded JobFailed',
    ],
    [
      'not ready by name is no failure by itself',
      '{conditions: [{type: NotReady, status: "True", reason: Creating}]}',
      'progressing Creating',
    ],
    [
      'a motion that waits for a person is at rest',
      '{conditions: [{type: Waiting, status: "True", message: The account waits for admin approval}]}',
      'suspended Waiting',
    ],
    [
      'what is missing is still to come while a phase is in motion',
      '{phase: Scheduling, conditions: [{type: Ready, status: "False", reason: PodNotFound}]}',
      'progressing Scheduling',
    ],
    [
      'a type that tells nothing by its form is bad when its reason is',
      '{conditions: [{type: Ledger, status: "True", reason: LedgerCorrupt}, {type: Opened, status: "True"}]}',
      'degraded LedgerCorrupt',
    ],
    [
      'one that does is believed',
      '{conditions: [{type: LedgerOpened, status: "True", reason: AfterFailure}]}',
      'healthy AfterFailure',
    ],
    [
      'done outweighs what is no longer started',
      '{conditions: [{type: Done, status: "True"}, {type: Started, status: "False"}]}',
      'healthy Done',
    ],
    [
      'a reason of waiting says what for, even if that is missing',
      '{conditions: [{type: Ready, status: "False", reason: WaitingForOwner, message: "Owner a cannot be found"}]}',
      'progressing WaitingForOwner',
    ],
    [
      'a motion that failed is none, though it goes on',
      '{conditions: [{type: Ready, status: "False", reason: Cloning, message: "Error: disk broken"}]}',
      'degraded Cloning',
    ],
    [
      'a limit of time in a message is no failure',
      '{conditions: [{type: Ready, status: Unknown, reason: Progressing, message: Running with timeout of 5m}]}',
      'progressing Progressing',
    ],
    [
      'what a thing always does is no motion of one that is ready',
      '{conditions: [{type: Ready, status: "True"}, {type: LedgerBalancing, status: "True"}]}',
      'healthy Ready',
    ],
    [
      'a motion left standing beside its end',
      '{conditions: [{type: Progressing, status: "True"}, {type: Succeeded, status: "True", reason: AllDone}]}',
      'healthy AllDone',
    ],
    [
      'stopped in a reason is the failure that another condition tells',
      '{conditions: [{type: SetupFailed, status: "True", reason: Quota}, {type: Provisioned, status: "False", reason: SetupStopped}]}',
      'degraded Quota',
    ],
    [
      'paused',
      '{conditions: [{type: Ready, status: "True"}, {type: Paused, status: "True"}]}',
      'suspended Paused',
    ],
    [
      'of nested lists the worst wins',
      '{parents: [{conditions: [{type: Accepted, status: "True"}]}, {conditions: [{type: Accepted, status: "False", reason: NoMatchingParent}]}]}',
      'degraded NoMatchingParent',
    ],
    [
      'one of an older generation says only that the new one is not settled',
      '{conditions: [{type: Ready, status: "True", observedGeneration: 1}]}',
      'progressing GenerationNotObserved',
    ],
  ])('%s', (_, status, expected) => {
    expect(say(status)).toBe(expected)
  })
})

describe('states, counts, flags and messages', () => {
  test.each([
    ['{phase: Running}', 'healthy Running'],
    ['{phase: Running, health: yellow}', 'progressing yellow'],
    ['{state: error, conditions: [{type: Ready, status: "False"}]}', 'degraded error'],
    ['{jobStatus: {state: FAILED}, phase: Running}', 'degraded FAILED'],
    ['{phase: Running, history: [{state: Failed}], lastAppliedSpec: {state: Failed}}', 'healthy Running'],
    ['{phase: Succeeded, steps: {a: {phase: Failed}}}', 'healthy Succeeded'],
    ['{phase: Succeeded, upload: {phase: Failed}}', 'degraded Failed'],
    ['{phase: Running, phaseTransitionTimestamps: [{phase: Pending}]}', 'healthy Running'],
    ['{conditions: [{phase: Failed}, {phase: Installing}, {phase: Succeeded}]}', 'healthy Succeeded'],
    ['{phase: Paused}', 'suspended Paused'],
    ['{phase: Deleting}', 'terminating Deleting'],
    ['{replicas: 3, readyReplicas: 2}', 'progressing NotAllReady'],
    ['{replicas: 3, readyReplicas: 3}', 'healthy AllReady'],
    ['{ready: 1/2}', 'progressing NotAllReady'],
    ['{members: {ready: [a], unready: [b, c]}}', 'progressing NotAllReady'],
    ['{failedNodes: [a]}', 'degraded PartsFailed'],
    ['{unavailableReplicas: 2}', 'progressing NotAllReady'],
    ['{racks: {a: {members: 3, readyMembers: 1}}}', 'progressing NotAllReady'],
    ['{ready: false, failureMessage: no such network}', 'degraded Failure'],
    ['{state: {code: 16, name: running}}', 'healthy running'],
    ['{state: {name: stopping}}', 'progressing stopping'],
    ['{item: {name: failed}}', 'unknown NoSignal'],
    ['{created: true}', 'healthy Created'],
    ['{phase: Running, attached: false}', 'healthy Running'],
    ['{ready: "False"}', 'progressing NotReady'],
    ['{upgrading: true, replicas: 3, readyReplicas: 3}', 'progressing Upgrading'],
    ['{upgrading: false, replicas: 3, readyReplicas: 3}', 'healthy AllReady'],
    ['{paused: true, replicas: 3, readyReplicas: 3}', 'suspended Paused'],
    ['{phase: RequiresApproval}', 'suspended RequiresApproval'],
    ['{observedGeneration: 2}', 'healthy GenerationObserved'],
    ['{phase: Provisioning, failureMessage: no such image}', 'degraded Failure'],
    ['{phase: Provisioning, error: no such image}', 'progressing Provisioning'],
    ['{observedGeneration: 2, error: broken disk}', 'degraded Failure'],
    ['{readyToUse: true}', 'healthy ReadyToUse'],
    ['{error: "", ready: true}', 'healthy Ready'],
    ['{state: 3}', 'unknown NoSignal'],
    ['{message: "Failed to reach the host"}', 'degraded Failure'],
    ['{phase: Running, message: "Failed to reach the host"}', 'degraded Failure'],
    ['{phase: Pending, message: "Failed to reach the host"}', 'progressing Pending'],
    ['{phase: Promote, severity: ok}', 'progressing Promote'],
    ['{clusterState: {lastObservedState: CONNECTING}}', 'progressing CONNECTING'],
    ['{phase: Unknown, replicas: 3, readyReplicas: 3}', 'unknown Unknown'],
    ['{observedGeneration: 2, identityProvider: {state: Unknown}}', 'healthy GenerationObserved'],
    ['{phase: Zyzzyva}', 'unknown Zyzzyva'],
    ['{phase: Zyzzyva, replicas: 3, readyReplicas: 3}', 'healthy AllReady'],
    ['{connector: {state: FAILED}, conditions: [{type: Ready, status: "True"}]}', 'degraded FAILED'],
    ['{phase: Creating, parts: [{state: Failed}]}', 'progressing Creating'],
    ['{phase: NotReady, message: "failed to open the store"}', 'degraded NotReady'],
    ['{messages: [{level: ERROR, code: 7}]}', 'degraded ERROR'],
    ['{buildstatus: failed}', 'degraded failed'],
    ['{currentStateSummary: RunningHealthy}', 'healthy RunningHealthy'],
    ['{state: running, progress: 40%}', 'progressing running'],
    ['{state: running, progress: 100%}', 'healthy running'],
    ['{isRollingUpdate: true, phase: Ready}', 'progressing IsRollingUpdate'],
    ['{message: Healthy}', 'healthy Message'],
    ['{message: Healthy food was served}', 'unknown NoSignal'],
    ['{loadBalancer: {ingress: [{ip: 192.0.2.1}]}}', 'healthy AddressAssigned'],
    ['{url: "https://a.example", phase: Pending}', 'progressing Pending'],
    ['{pauseConditions: [{reason: Step}], replicas: 3, readyReplicas: 3}', 'suspended PauseConditions'],
    ['{phase: Running, nodes: {a: {type: Suspend, phase: Running}}}', 'suspended Running'],
    ['{conditions: [{name: Ready, status: "False", reason: SyncFailed}]}', 'degraded SyncFailed'],
  ])('%s is %s', (status, expected) => {
    expect(say(status)).toBe(expected)
  })

  test('replicas are compared with those asked for where nothing says how many are ready', () => {
    expect(say('{replicas: 2}', 'spec: {replicas: 3}')).toBe('progressing NotAllReady')
    expect(say('{replicas: 3}', 'spec: {replicas: 3}')).toBe('healthy AllReady')
    expect(say('{replicas: 3, readyReplicas: 1}', 'spec: {replicas: 3}')).toBe('progressing NotAllReady')
    expect(say('{replicas: 3}')).toBe('unknown NoSignal')
    expect(say('{replicas: 0}', 'spec: {replicas: 0}')).toBe('healthy ScaledToZero')
  })

  test('running is not done yet of a kind that runs to an end', () => {
    const of = (kind: string) => assess({ kind, metadata: {}, status: { phase: 'Running' } }).state
    const condition = { type: 'Running', status: 'True', reason: 'TrainJobRunning' }
    expect(assess({ kind: 'TrainJob', metadata: {}, status: { conditions: [condition] } }).state).toBe(
      'progressing',
    )
    expect(['PipelineRun', 'SparkJob', 'JobQueue', 'CronJob', 'Widget'].map(of)).toEqual([
      'progressing',
      'progressing',
      'healthy',
      'healthy',
      'healthy',
    ])
  })

  test('a run that has ended is told by its times', () => {
    const of = (status: string, kind = 'UploadJob') =>
      assess({ kind, metadata: {}, status: parse(status) }).rule
    expect(of('{startTime: x}')).toBe('run-started')
    expect(of('{startTime: x, completionTime: y, succeeded: 2}')).toBe('run-ended')
    expect(of('{startTime: x, completionTime: y, succeeded: 2, failed: 1}')).toBe('run-failed')
    expect(of('{startTime: x, phase: Failed}')).toBe('state-degraded')
    expect(of('{startTime: x}', 'Widget')).toBe('none')
  })

  test('where the schema lets a state be Running and Succeeded, running is not done yet', () => {
    const hints = {
      schema: { hasStatus: true, enums: { 'status.phase': ['Pending', 'Running', 'Succeeded'] } },
    }
    expect(say('{phase: Running}', undefined, hints)).toBe('progressing Running')
  })
})

describe('what starts runs by the clock', () => {
  const at = (minute: number) => `"2026-01-01T00:${minute}:00Z"`
  const cron = 'spec: {schedule: "*/5 * * * *"}'

  test('is as it should be while it waits, or while a run is under way', () => {
    expect(say('{}', cron)).toBe('healthy Scheduled')
    expect(say('{}', 'spec: {schedule: "@daily"}')).toBe('healthy Scheduled')
    expect(say('null', 'spec: {schedule: fair}')).toBe('progressing NoStatus')
    expect(say(`{lastScheduleTime: ${at(10)}, lastSuccessfulTime: ${at(11)}}`)).toBe('healthy Scheduled')
    expect(say(`{lastScheduleTime: ${at(15)}, lastSuccessfulTime: ${at(11)}, active: [{name: a}]}`)).toBe(
      'healthy Scheduled',
    )
  })

  test('is ill when the last run came to no success', () => {
    expect(say(`{lastScheduleTime: ${at(15)}, lastSuccessfulTime: ${at(11)}}`, cron)).toBe(
      'degraded LastRunNotSuccessful',
    )
  })

  test('is ill when it says so', () => {
    expect(say('{phase: FailedValidation}', cron)).toBe('degraded FailedValidation')
  })
})

describe('what was done to the object on purpose overrules what it says', () => {
  const ready = '{conditions: [{type: Ready, status: "True"}]}'

  test('suspended by its spec, or by an annotation', () => {
    expect(say(ready, 'spec: {suspend: true}')).toBe('suspended Suspended')
    const { metadata, ...rest } = parse(
      `{metadata: {annotations: {example.com/paused: "true"}}, status: ${ready}}`,
    )
    expect(assess({ apiVersion: 'example.com/v1', kind: 'Widget', metadata, ...rest }).state).toBe(
      'suspended',
    )
  })

  test.each([
    ['spec: {hibernation: {enabled: true}}'],
    ['spec: {running: false}'],
    ['spec: {runStrategy: Halted}'],
    ['spec: {stop: "Yes"}'],
    ['spec: {enabled: false}'],
    ['spec: {runPolicy: {suspend: true}}'],
    ['metadata: {labels: {example.com/pauseReconciliation: "true"}}'],
    ['metadata: {annotations: {example.com/paused: ""}}'],
    ['metadata: {annotations: {example.com/hibernation: "on"}}'],
    ['metadata: {annotations: {example.com/reconcile-policy: skip}}'],
  ])('%s is a wish to rest', (rest) => {
    expect(assess({ kind: 'Widget', metadata: {}, ...parse(rest), status: parse(ready) }).state).toBe(
      'suspended',
    )
  })

  test('a field that only begins like a suspension is none', () => {
    expect(say(ready, 'spec: {stopTimeoutSeconds: 3, pauseImage: x, suspend: false}')).toBe('healthy Ready')
  })

  test('deleted, and what it waits for', () => {
    const verdict = assess({
      kind: 'Widget',
      metadata: { deletionTimestamp: '2026-01-01T00:00:00Z', finalizers: ['example.com/hold'] },
      status: parse(ready),
    })
    expect(verdict).toMatchObject({ state: 'terminating', message: 'waits for example.com/hold' })
  })

  test('what is being deleted is not stale, though its deletion bumped the generation', () => {
    const metadata = { generation: 2 }
    const object = { kind: 'Widget', metadata, status: { observedGeneration: 1 } }
    expect(assess(object).stale).toBe(true)
    const deleted = { ...metadata, deletionTimestamp: '2026-01-01T00:00:00Z' }
    expect(assess({ ...object, metadata: deleted }).stale).toBe(false)
  })

  test('an older generation is under way, and marked as stale', () => {
    expect(say('{observedGeneration: 1, phase: Running}')).toBe('progressing GenerationNotObserved')
    expect(say('{observedGeneration: "1", phase: Running}')).toBe('progressing GenerationNotObserved')
    expect(say('{observedGeneration: 2, phase: Running}')).toBe('healthy Running')
    expect(say('{observedGeneration: 58b949649c, phase: Running}')).toBe('healthy Running')
  })
})

describe('labels and annotations named for a state', () => {
  test('tell a failure where the status is silent or only runs, not against a Ready', () => {
    const labels = 'spec: {}\nmetadata: {labels: {example.com/status: unhealthy, app: failed}}'
    const object = (status: string) => assess({ ...parse(labels), status: parse(status) })
    expect(object('{phase: Running}')).toMatchObject({
      state: 'degraded',
      field: 'metadata.labels[example.com/status]',
    })
    expect(object('{conditions: [{type: Ready, status: "True"}]}').state).toBe('healthy')
  })
})

describe('no status', () => {
  test('is under way, but not surely so', () => {
    expect(assess(parse('{apiVersion: example.com/v1, kind: Widget, metadata: {}, spec: {}}'))).toMatchObject(
      {
        state: 'progressing',
        rule: 'no-status',
      },
    )
    expect(say('{revision: 0, conditions: []}')).toBe('progressing NoStatus')
  })

  test('is nothing to wait for where the schema or the age say so', () => {
    expect(say('null', undefined, { schema: { hasStatus: false } })).toBe('unknown StaticKind')
    const old = 'metadata: {creationTimestamp: "2026-01-01T00:00:00Z"}'
    const now = Date.UTC(2026, 0, 1, 12)
    expect(assess({ ...parse(`apiVersion: example.com/v1\nkind: W\nspec: {}\n${old}`) }, { now }).state).toBe(
      'unknown',
    )
  })

  test.each(['5', '-1', '2026', 'Jan 1 2026'])(
    'is waited for when the creation is told as %s, which is no time',
    (created) => {
      const object = {
        apiVersion: 'example.com/v1',
        kind: 'W',
        spec: {},
        metadata: { creationTimestamp: created },
      }
      expect(assess(object as never, { now: Date.UTC(2026, 6, 1) }).state).toBe('progressing')
    },
  )

  test('is told with the time at which nobody waits any more', () => {
    const created = '2026-01-01T00:00:00Z'
    const object = parse(
      `apiVersion: example.com/v1\nkind: W\nspec: {}\nmetadata: {creationTimestamp: "${created}"}`,
    )
    const until = Date.parse(created) + 3_600_000
    expect(explain(object, { now: until - 1 })).toMatchObject({ verdict: { state: 'progressing' }, until })
    expect(explain(object, { now: until })).toMatchObject({ verdict: { state: 'unknown' } })
    expect(explain(object, { now: until })).not.toHaveProperty('until')
    expect(explain(object)).not.toHaveProperty('until')
  })

  test('of a managed resource waits for Ready, which Synced alone does not mean', () => {
    const status = '{conditions: [{type: Synced, status: "True"}]}'
    expect(say(status)).toBe('healthy Synced')
    expect(say(status, 'spec: {forProvider: {}}')).toBe('progressing ReadyAwaited')
  })
})

describe('an explanation', () => {
  test('holds the signals that were outweighed too, each with its place', () => {
    const { verdict, signals } = explain({
      kind: 'Widget',
      metadata: {},
      status: parse('{phase: Running, conditions: [{type: Ready, status: "False", reason: Broken}]}'),
    })
    expect(verdict).toMatchObject({ state: 'degraded', field: 'status.conditions[type=Ready]' })
    expect(signals.map(({ path, state }) => `${path} ${state}`)).toEqual([
      'status.conditions[type=Ready] degraded',
      'status.phase healthy',
    ])
  })
})

describe('what no word tells', () => {
  const sureOf = (status: string) =>
    assess({
      apiVersion: 'example.com/v1',
      kind: 'Widget',
      metadata: { name: 'a' },
      spec: {},
      status: parse(status),
    } as KubernetesObject)

  test.each([
    [
      'a reason that nobody knows',
      '{conditions: [{type: Ready, status: "False", reason: TideGateMoss}]}',
      'degraded',
    ],
    ['a participle that nobody knows', '{phase: Gilded}', 'healthy'],
  ])('of %s nobody is sure', (_, status, state) => {
    const verdict = sureOf(status)
    expect(verdict.state).toBe(state)
    expect(verdict.certainty).toBeLessThan(unsureBelow)
  })

  test.each([
    [
      'a phase that says so',
      '{phase: Failed, conditions: [{type: Ready, status: "False", reason: TideGateMoss}]}',
    ],
    ['a condition that says so', '{phase: Gilded, conditions: [{type: Ready, status: "True"}]}'],
    ['a word that everybody knows', '{phase: Connected}'],
  ])('is sure beside %s', (_, status) => {
    expect(sureOf(status).certainty).toBeGreaterThanOrEqual(unsureBelow)
  })

  test('what was done to a thing need not have been to its good', () => {
    expect(say('{state: Gilded, parts: [{message: failed to seal it}]}')).toBe('degraded Failure')
    expect(say('{state: Ready, parts: [{message: failed to seal it}]}')).toBe('healthy Ready')
  })

  test('a state that nobody knows is not well because its generation was seen', () => {
    expect(say('{phase: Umber, observedGeneration: 2}')).toBe('unknown Umber')
  })
})
