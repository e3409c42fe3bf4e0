import type { Said } from '../leaning.ts'

/** A group of words that speak for one state, with where they are taken from. */
export interface WordGroup {
  readonly says: Said
  /**
   * Where the words count. `everywhere`: in sentences for people too. `identifier`: only in states and
   * CamelCase reasons; in a sentence they are everyday words. `state`: only as the state of a thing; in a
   * reason they may speak of anything.
   */
  readonly in: 'everywhere' | 'identifier' | 'state'
  readonly source: string
  /** Lower case, parted by blanks; several words written together match them parted too (`TimedOut`, `time out`). */
  readonly words: string
}

/**
 * What operators call their states. Every group names its source, so that a word can be argued about. A
 * new word belongs here when it means the same wherever it is written; what only one operator means by a
 * word does not. Regular words in -ing and -ed need no entry: see `wording.ts`.
 */
export const stateWords: readonly WordGroup[] = [
  {
    says: 'degraded',
    in: 'everywhere',
    source: 'API conventions and kubectl: words of a failure; PodPhase Failed; metav1.StatusReason',
    words:
      'fail fails failed failing failure failures error errors errored erroring erroneous err fatal panic panicked exception exceptions crash crashes crashed crashing invalid forbidden unauthorized unauthenticated denied deny rejected rejects rejection refused conflict conflicts conflicted conflicting collision collisions alreadyexists unprocessable badrequest connectionreset unknownauthority',
  },
  {
    says: 'degraded',
    in: 'everywhere',
    source:
      'kubelet and scheduler: CrashLoopBackOff, ImagePullBackOff, Unschedulable, OOMKilled, Evicted, NodeLost; BackingOff of Yaook',
    words:
      'crashloopbackoff imagepullbackoff errimagepull errimageneverpull invalidimagename backoff backingoff unschedulable oomkilled oom evicted insufficient killed preempted deadlock deadlineexceeded outofmemory outofdisk outofcapacity nospace diskfull storagefull volumefull isfull hasexpired isexpired',
  },
  {
    says: 'degraded',
    in: 'everywhere',
    source: 'kstatus Stalled; Deployment ProgressDeadlineExceeded; English for what cannot go on by itself',
    words:
      "stalled stuck blockedby couldnot couldnt cant didn't mustbe mustspecify musthave toomany toofew exceeded exceeds timeout timeouts timedout aborted abort unable cannot can't couldn't doesn't unreachable unresponsive unsupported unrecognized unresolved unresolvable unexpected unexpectedly unsuccessful unsuccessfully malformed misconfigured misconfiguration mismatch mismatched mismatches corrupt corrupted corruption inconsistent incompatible inaccessible inoperable violated violation violates overlaps unsatisfiable unsatisfied unhandled unretryable unrecoverable irrecoverable undecryptable",
  },
  {
    says: 'degraded',
    in: 'everywhere',
    source:
      'messages of net/http, the API server and admission: refusals and faults in words that say nothing else; Gateway API reasons',
    words:
      'eof nilpointer serviceunavailable alreadyinuse inusebyanother mustnot toolong toolarge toosmall unknownfield unknownuser requiredvalue isimmutable areimmutable lacks duplicate duplicates duplicated ambiguous overlapping overlap circular cyclic cycledetected immutablefield loopdetected limitreached quotareached ratelimited limitexceeded quorumlost lostquorum stoppedposting stoppedreporting stoppedresponding stoppedupdating dataloss overquota outofservice exitcode exitedwithcode misbehaving alreadytaken alreadyclaimed alreadyallocated',
  },
  {
    says: 'degraded',
    in: 'everywhere',
    source: 'ClusterOperator Degraded (OpenShift API conventions) and its kin; type Warning of events',
    words: 'degraded unhealthy broken faulty faulted fault impaired crippled splitbrain noquorum diverged',
  },
  {
    says: 'degraded',
    in: 'identifier',
    source: 'gRPC and cloud error codes; Velero, Tekton, CloudFormation: ends of a run that is no success',
    words:
      'exceed cancelled canceled partiallyfailed failedvalidation rollback rolledback rollingback rollbackcomplete resourceexhausted permissiondenied accessdenied exhausted throttled disallowed unverified untrusted revoked blocked disconnected unattached undeployable unparseable unusable incorrect wrong bad nok warning warnings alert alarm alerting lost fenced quarantined tainted expired interrupted incomplete inconclusive abnormal malfunction malfunctioning actionrequired attention needsattention requiresattention actionneeded interventionrequired',
  },
  {
    says: 'degraded',
    in: 'state',
    source:
      'states of clusters and storage: health red, HEALTH_WARN, CRITICAL, DOWN, OFFLINE, LOST, EXPIRED, Unavailable',
    words:
      'red critical crit down offline warn unavailable outage dead inoperative ko compromised orphan orphaned disrupted problem problems unstable illegal infeasible poor severe major suspect unavail underreplicated nocapacity noprimary noleader unsafe nodedown hostdown peerdown linkdown',
  },
  {
    says: 'absent',
    in: 'everywhere',
    source: 'metav1.StatusReason NotFound; reasons *Missing and *NotFound of many operators',
    words: 'missing absent nosuch nonexistent nonexisting notfound inexistent',
  },
  {
    says: 'progressing',
    in: 'everywhere',
    source:
      'API conventions: Progressing, Reconciling; PodPhase Pending; kstatus InProgress; words for waiting',
    words:
      'pending progressing reconciling waiting waits wait awaiting awaits awaited queued queuing initializing initialising provisioning inprogress ongoing retrying requeued requeuing bootstrapping containercreating podinitializing notyet notall notstarted underway willberetried failover failingover switchover rollout rollingout',
  },
  {
    says: 'progressing',
    in: 'identifier',
    source:
      'states that are not reached yet: PENDING_RERUN, OutOfSync, PartiallyReady, pending-rollback of Helm',
    words:
      'drift drifted driftdetected submitted requested scheduled rescheduled partial partially partly unready notready outdated outofsync outofdate unsynced stale undetermined uninitialized progress delayed deferred uncertain settingup unbound enqueued inqueue retry requeue initialsync intransition pendingrollback',
  },
  {
    says: 'progressing',
    in: 'state',
    source:
      'short words for a beginning that in a reason belong to other words: New, Init, Started; health yellow',
    words:
      'new init start started received triggered acquired planned draft prepare queue rerun reconcile startup warmup catchup recovery maintenance election elections provision yellow amber',
  },
  {
    says: 'healthy',
    in: 'identifier',
    source:
      'API conventions: Ready, Available, Succeeded, Established; PodPhase Running; PVC Bound; Namespace Active',
    words:
      'ready running active available succeeded succeeds success successful successfully established bound valid healthy complete completed completes finished done enabled connected',
  },
  {
    says: 'healthy',
    in: 'identifier',
    source: 'states of clusters and clouds: ONLINE, OK, green, in-sync, up to date; Steady as of ECS',
    words:
      'ok okay online up green normal good live alive insync uptodate stable steady inuse runnable passing pass operational serving working functional current latest atlatestknown primary leader nominal open optimal compliant idle standby readonly readwrite asexpected exists present streaming inservice consistent built listening playing unsealed safe backedup',
  },
  {
    says: 'healthy',
    in: 'state',
    source: 'states of devices and gateways that name what is not there: noError, No issues',
    words: 'noerror noerrors noissue noissues noproblem noproblems nofault nofaults',
  },
  {
    says: 'suspended',
    in: 'everywhere',
    source:
      'CronJob spec.suspend, Deployment spec.paused, Flux and KEDA; words for a thing put to rest on purpose',
    words: 'suspended suspend suspending paused pausing hibernated hibernating hibernate',
  },
  {
    says: 'suspended',
    in: 'identifier',
    source: 'states of clouds and databases: stopped, disabled, sleeping, scaled to zero; KubeVirt Halted',
    words:
      'pause stopped halted disabled sleeping asleep inactive deactivated frozen parked dormant shutdown poweredoff deallocated onhold scaledtozero scaleddown hold unmanaged turnedoff switchedoff poweroff powerdown powereddown shutoff shelved idled quiesced mothballed snoozed maintenancemode inmaintenance cordoned',
  },
  {
    says: 'suspended',
    in: 'state',
    source: 'power states of machines (Redfish, OpenStack); queues that take nothing (Volcano)',
    words: 'off closed',
  },
  {
    says: 'suspended',
    in: 'everywhere',
    source:
      'InstallPlan RequiresApproval of OLM, OpsRequest WaitingForApproval of KubeDB, Waiting for user action of CloudNativePG: what waits for a person does not go on by itself',
    words:
      'requiresapproval waitingforapproval waitforapproval awaitingapproval toapprove pendingapproval approvalpending approvalrequired needsapproval adminapproval manualapproval userapproval userconfirmation awaitingconfirmation waitingforconfirmation pendingconfirmation confirmationrequired requiresconfirmation manualgate manualjudgment awaitingreview pendingreview awaitingdecision pendingdecision awaitingpromotion manualpromotion manualconfirmation waitingforuser awaitinguseraction awaitinginput waitingforinput awaitinguserinput userinputrequired needsconfirmation useractionrequired waitinghuman waitingforhuman awaitinghuman pendinghuman needshuman waitingonhuman',
  },
  {
    says: 'terminating',
    in: 'identifier',
    source: 'Namespace Terminating; states of clouds: deleting, destroying; uninstalling of Helm',
    words:
      'terminating deleting destroying removing uninstalling deprovisioning decommissioning deleteinprogress deletioninprogress deleted terminated destroyed uninstalled decommissioned removed purging teardown tearingdown retired retiring deprovisioned dropping deregistering unregistering pendingdeletion pendingdelete scheduledfordeletion markedfordeletion',
  },
]

/** States by which a controller says that it cannot tell (PodPhase Unknown; `status: Unknown` of conditions; clouds). */
export const unknownWords: ReadonlySet<string> = new Set([
  'unknown',
  'undetermined',
  'indeterminate',
  'unknownstate',
  'status_unknown',
  'n/a',
])

/** Words that turn the meaning of one after them. `0 errors` counts as none. */
export const negations: ReadonlySet<string> = new Set(
  "not no non never without isn't aren't wasn't hasn't haven't won't don't 0 zero none".split(' '),
)

/**
 * Good words whose negation is a failure (`not allowed`, `does not match`), where others negated mean only
 * that the state is not reached yet (`not ready`).
 */
export const badWhenNegated: ReadonlySet<string> = new Set(
  'allowed permitted supported authorized valid correct correctly match matches matching matched suitable eligible controlled recognized accepted possible implemented properly set unique enough trusted verified compatible satisfied able usable ok serving reachable connected responding authenticated fit met compliant resolve resolved resolvable reach parse parsed work working decrypt healthy granted honored honoured served entitled licensed owner owned'.split(
    ' ',
  ),
)
/** Words whose negation says that something is not there. */
export const absentWhenNegated: ReadonlySet<string> = new Set(
  'found find exist exists existing present endpoint endpoints backend backends upstream upstreams leader quorum route budget permission permissions'.split(
    ' ',
  ),
)

/**
 * Verbs that name a step (`PromoteStandby`, `Cleanup`): a state that begins with one, and has no other word that is
 * known, is that step under way. (Enum values of the CRDs of community-operators-prod.)
 */
export const stepVerbs: ReadonlySet<string> = new Set(
  'create update upgrade deploy install sync start stop restart promote demote validate verify restore backup migrate cleanup clean recreate scale configure bootstrap initialize wait check precheck preflight repoint rotate resize apply prepare provision download upload build import export clone copy attach detach mount join drain evict reconcile register reboot precheck prechecks schedule reserve allocate assign fetch scan flush seed'.split(
    ' ',
  ),
)

/** After a word of motion these say that it is over (`RolloutComplete`, `provisioning succeeded`). */
export const endWords: ReadonlySet<string> = new Set(
  'complete completed succeeded successful finished done'.split(' '),
)

/** Words of waiting: a reason or message that begins with one tells what is waited for, even if it is missing or broken. */
export const waitingWords: ReadonlySet<string> = new Set(
  'waiting waits wait awaiting awaits pending queued'.split(' '),
)

/** Before a word in -ing these make a sentence of what goes on (`1 pod is starting`). */
export const auxiliaries: ReadonlySet<string> = new Set(['is', 'are', 'still', 'currently'])

/** Nouns in -ation that name no step (`Initialization` is one). */
export const noStep: ReadonlySet<string> = new Set(
  'application configuration organization location annotation destination specification information operation'.split(
    ' ',
  ),
)

/** Words in -ing that are no motion: what the ending would get wrong. */
export const noMotion: ReadonlySet<string> = new Set(
  'missing existing nothing anything something everything string warning setting settings using during following according including being billing king ring spring routing networking logging monitoring pricing encoding binding mapping timing naming heading serving streaming embedding handling having regarding depending remaining corresponding pairing licensing running listening managing watching tracking operating playing'.split(
    ' ',
  ),
)
/** Words in -ed that are no success. */
export const noSuccess: ReadonlySet<string> = new Set(
  'need needed seed feed speed shed embed desired required expected limited undefined unspecified based named used provided deprecated advanced distributed dedicated embedded shared fixed mixed nested unused managed controlled'.split(
    ' ',
  ),
)

/** After a word of motion these only complete the verb: `ScalingDown` is no `Down`. */
export const particles: ReadonlySet<string> = new Set(['down', 'up', 'off', 'out', 'back', 'over'])

/** What controllers make for what they look after; one that is missing is still to come. (apps/v1, batch/v1, core/v1) */
export const childWords: ReadonlySet<string> = new Set(
  'pod pods deployment deployments stateful statefulset statefulsets daemon daemonset replica replicaset replicas vmi pvc'.split(
    ' ',
  ),
)

/** What the kubelet gives for a container that waits in vain. (kubelet: container waiting and termination reasons) */
export const faultWords: readonly string[] =
  'crashloopbackoff imagepullbackoff errimagepull errimageneverpull invalidimagename createcontainerconfigerror createcontainererror runcontainererror oomkilled'.split(
    ' ',
  )

/** Other words for what a thing is made of. (API types of operators; Deployment, MinimumReplicasUnavailable) */
export const partWords: ReadonlySet<string> = new Set(
  'minimum component components operand operands resource resources instance instances node nodes member members worker workers shard shards machine machines workload workloads cluster'.split(
    ' ',
  ),
)

/** What people refer to in a specification; one that is missing stays so until somebody makes it. */
export const referenceWords: ReadonlySet<string> = new Set(
  'secret secrets configmap configmaps ref reference referenced referent refers issuer store class credentials key source parent policy role serviceaccount namespace'.split(
    ' ',
  ),
)
