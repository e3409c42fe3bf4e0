/**
 * Words of condition types. The API conventions ask for adjectives and past participles whose True is the
 * normal case, or whose True is the abnormal one, and leave it to the reader which: this is the reading.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** One word that stands for the whole object, with how much it says; API conventions, Knative, Cluster API, OpenShift. */
export const summaryTypes: ReadonlyMap<string, number> = new Map([
  ['ready', 1],
  ['healthy', 0.97],
  ['available', 0.95],
  ['succeeded', 0.95],
  ['successful', 0.95],
  ['success', 0.95],
  ['complete', 0.95],
  ['completed', 0.95],
  ['done', 0.95],
  ['operational', 0.95],
  ['promoted', 0.9],
  ['online', 0.9],
  ['deployed', 0.85],
  ['installed', 0.85],
  ['finished', 0.85],
  ['active', 0.85],
  ['provisioned', 0.85],
  ['established', 0.85],
  ['applied', 0.85],
  ['bound', 0.85],
])

/**
 * What judges the specification or the last reconciliation, not the thing itself: False is a failure even
 * while the thing runs on as it was (Crossplane Synced, Gateway API Accepted and ResolvedRefs, ACK).
 */
export const validityWords = set(
  'synced sync reconcile reconciliation valid accepted resolved admitted verified validated reconciled programmed configured satisfied allowed compliant',
)

/** Bad when True, whatever stands beside it: -Pressure of nodes, ReplicaFailure, kstatus Stalled, ACK.Terminal. */
export const badTypeWords = set(
  'failed failing failure failures fail error errors errored degraded stalled stuck unhealthy unavailable unreachable invalid pressure mismatch mismatched missing conflict conflicted conflicts conflicting overlapping crashed crashloop crashloopbackoff deadlock exceeded timeout timedout aborted rejected denied broken corrupted corrupt orphan orphaned unschedulable lost evicted terminal recoverable misconfigured unresolvable unresolved insufficient blocked impaired outage expired fallback exhausted unsupported violated violation diverged unusable lagging throttled notready oom disconnected unsatisfiable unknown warning warnings partially partial problem deprecated cancelled canceled unready looping crashlooping too fatal inconsistent duplicate duplicated alerting',
)

/** Bad when True, but mildly: a thing that is ready is ready in spite of it. */
export const mildTypeWords = set(
  'warning warnings deprecated fallback unknown lagging throttled missing partially partial pressure recoverable orphan expired',
)

/** Under way when True; the normal case is False. Beside these every word in -ing is read so. */
export const motionTypeWords = set('progress inprogress rollout pending queued wait outdated')

/**
 * Words in -ing by which a thing as a whole is on its way, even one that is ready. Others may name what it
 * always does (`GitPolling`). (API conventions; kstatus; the CRDs of community-operators-prod)
 */
export const wholeMotionWords = set(
  'progressing reconciling updating upgrading installing scaling restarting deploying provisioning creating migrating initializing resizing rebalancing rolling issuing synchronizing syncing resyncing restoring recovering remediating repairing draining replacing bootstrapping configuring processing waiting modifying applying starting stopping pausing resuming expanding promoting preparing executing importing building rotating relocating evacuating deprovisioning',
)

/** Words in -ing that are no motion in a type: True is the normal case, or says nothing. */
export const steadyTypeWords = set(
  'running serving listening routing networking logging monitoring working functioning operating responding existing licensing pairing archiving replicating streaming peering polling watching scraping exporting forwarding tracking enforcing hosting receiving reporting collecting advertising protecting consuming producing',
)

/**
 * Steps that begin a way, of which True says that the next one is due: Launched of Karpenter, PodScheduled, Submitted
 * of batch systems. Alone they do not mean that the thing is there.
 */
export const stepTypeWords = set('launched scheduled submitted requested dispatched queued assigned')

/** Put to rest when True. */
export const suspensionTypeWords = set(
  'paused suspended stopped hibernated hibernating hibernation halted shutdown suspend',
)

/** Going away when True. */
export const deletionTypeWords = set(
  'deleting terminating deleted terminated deletion destroying uninstalling removed',
)

/** Types whose either value is normal: they say what the object may do or does, not how it fares. */
export const neutralTypeWords = set(
  'upgradeable upgradable recommended limited able remediation disruption disruptable disrupting idle drifted expected managed optional interruption consolidatable advisory adopted possible capable eligible migratable detected started needed required',
)
