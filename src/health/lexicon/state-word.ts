import type { Leaning } from '../hints.ts'

/** A group of words that speak for one state, with where they are taken from. */
export interface WordGroup {
  readonly leaning: Leaning
  /**
   * Where the words count: `everywhere`, or only in `identifier`s (states and CamelCase reasons), because in
   * a sentence they are everyday words that say nothing about the object.
   */
  readonly in: 'everywhere' | 'identifier'
  readonly source: string
  /** Lower case, parted by blanks. */
  readonly words: string
}

/**
 * What operators call their states. Every group names its source, so that a word can be argued about. A
 * new word belongs here when it means the same wherever it is written; what only one operator means by a
 * word does not.
 */
export const stateWords: readonly WordGroup[] = [
  {
    leaning: 'degraded',
    in: 'everywhere',
    source: 'API conventions and kubectl: words of a failure; PodPhase Failed; metav1.StatusReason',
    words:
      'fail fails failed failing failure failures error errors errored erroneous err fatal panic exception crash crashed crashing invalid forbidden unauthorized denied rejected rejects refused conflict conflicts conflicted conflicting unprocessable',
  },
  {
    leaning: 'degraded',
    in: 'everywhere',
    source:
      'kubelet and scheduler reasons: CrashLoopBackOff, ImagePullBackOff, Unschedulable, OOMKilled, Evicted, NodeLost',
    words:
      'crashloopbackoff imagepullbackoff errimagepull backoff unschedulable oomkilled oom evicted insufficient killed preempted deadlock',
  },
  {
    leaning: 'degraded',
    in: 'everywhere',
    source: 'kstatus Stalled; Deployment ProgressDeadlineExceeded; words for what cannot go on by itself',
    words:
      "stalled stuck exceeded exceeds timeout timedout aborted abort unable cannot can't couldn't doesn't unreachable unresponsive unsupported unrecognized unresolved unresolvable unexpected unsuccessful unsuccessfully malformed misconfigured misconfiguration mismatch mismatched mismatches corrupt corrupted inconsistent incompatible nonexistent inaccessible inoperable unavailability violated violation violates overlap overlaps",
  },
  {
    leaning: 'degraded',
    in: 'everywhere',
    source: 'ClusterOperator Degraded (OpenShift API conventions) and its kin',
    words: 'degraded unhealthy broken faulty faulted fault impaired crippled split-brain diverged',
  },
  {
    leaning: 'degraded',
    in: 'identifier',
    source:
      'states of databases, clouds and storage: health red, CRITICAL, DOWN, OFFLINE, LOST, EXPIRED, WARN, INCOMPATIBLE',
    words:
      'red critical crit down offline lost expired warning warn warnings alert alarm blocked missing absent orphan orphaned disconnected dead inoperative unavailable unusable unattached compromised revoked disrupted undeployable bad wrong incorrect problem outage fenced quarantined tainted dirty fallback imagepull partially_failed rollback rolledback rollbacked notfound exhausted quota unknownerror nok ko unverified untrusted disallowed insecure incomplete_config',
  },
  {
    leaning: 'progressing',
    in: 'everywhere',
    source:
      'API conventions: Progressing, Reconciling; PodPhase Pending; PVC Pending; kstatus InProgress; words for waiting',
    words:
      'pending progressing reconciling waiting waits wait await awaiting queued queuing initializing initialising provisioning creating starting restarting updating upgrading scaling rolling deploying installing progress inprogress ongoing retrying requeued scheduling bootstrapping containercreating podinitializing migrating restoring recovering syncing synchronizing resyncing rebalancing transitioning rescheduling preparing',
  },
  {
    leaning: 'progressing',
    in: 'identifier',
    source: 'short words for a beginning or a partial result: New, Init, Submitted, Scheduled; health yellow',
    words:
      'new init start submitted requested scheduled rescheduled yellow partial partially partly unready notready outdated outofsync unsynced stale undetermined prepare queue acquired unscheduled planned draft rerun retry reconcile uninitialized provision building changing resizing',
  },
  {
    leaning: 'healthy',
    in: 'identifier',
    source:
      'API conventions: Ready, Available, Succeeded, Established; PodPhase Running; PVC Bound; Namespace Active',
    words:
      'ready running active available succeeded succeeds success successful successfully succesful established bound healthy complete completed finished done',
  },
  {
    leaning: 'healthy',
    in: 'identifier',
    source:
      'states of databases, clouds and storage: ONLINE, OK, green, in-sync, up to date, CREATE_COMPLETE',
    words:
      'ok okay online up green normal good live alive insync uptodate synced synchronized syncronized created updated deployed installed configured provisioned applied reconciled accepted admitted valid validated verified enabled connected attached issued stable passed passing pass initialized initialised bootstrapped registered launched approved promoted resolved programmed published released operational serving working enforced granted ratified merged resumed registered mounted reachable functional current latest cataloged primary leader promoted obtained nominal optimal matched compliant uploaded restored recovered migrated joined loaded ingested scaled_up started',
  },
  {
    leaning: 'suspended',
    in: 'everywhere',
    source:
      'CronJob spec.suspend, Deployment spec.paused, Flux and KEDA; words for a thing put to rest on purpose',
    words: 'suspended suspending paused pausing hibernated hibernating hibernate suspend',
  },
  {
    leaning: 'suspended',
    in: 'identifier',
    source: 'states of clouds and databases: stopped, disabled, standby, sleeping, scaled down',
    words:
      'pause stopped halted disabled sleeping asleep inactive deactivated frozen parked idled dormant shutdown poweredoff deallocated unmanaged manual held onhold skipped',
  },
  {
    leaning: 'terminating',
    in: 'identifier',
    source: 'Namespace Terminating; metadata.deletionTimestamp; states of clouds: deleting, destroying',
    words:
      'terminating deleting destroying removing uninstalling deprovisioning decommissioning deleted terminated destroyed uninstalled decommissioned releasing removed detaching teardown',
  },
]

/** A word before another that turns its meaning. `0 errors` counts as none. */
export const negations: ReadonlySet<string> = new Set(
  "not no non never without isn't aren't wasn't hasn't haven't won't don't 0 zero none nor un".split(' '),
)

/**
 * Words that are a failure when negated (`not found`, `does not exist`, `not allowed`), where other good
 * words negated mean only that the state is not reached yet (`not ready`).
 */
export const badWhenNegated: ReadonlySet<string> = new Set(
  'found exist exists exit allowed permitted supported authorized valid correct correctly match matches matching recognized accepted possible implemented properly set unique enough defined trusted verified compatible satisfied able decrypt reachable responding responsive existing matched specified served provided authenticated resolve resolvable reach parse parsed contain have'.split(
    ' ',
  ),
)

/** Words in -ing that are no motion, and in -ed that are no success: what the endings would get wrong. */
export const noMotion: ReadonlySet<string> = new Set(
  'missing existing nothing anything something everything string warning setting settings using during following according including being billing listing building_id king ring spring routing networking logging monitoring pricing encoding binding mapping timing naming heading training serving streaming scaling_limited embedding handling processing_unit understanding outstanding having regarding'.split(
    ' ',
  ),
)
export const noSuccess: ReadonlySet<string> = new Set(
  'need needed seed feed speed red bed shed embed desired required expected limited undefined unspecified unmanaged undetermined based named used provided deprecated advanced distributed dedicated embedded shared unneeded fixed mixed nested unused'.split(
    ' ',
  ),
)
