/**
 * Words of condition types. The API conventions ask for adjectives and past participles whose True is the
 * normal case, or whose True is the abnormal one, and leave it to the reader which: this is the reading.
 */

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
  ['operational', 0.95],
  ['running', 0.9],
  ['deployed', 0.88],
  ['active', 0.85],
  ['provisioned', 0.85],
  ['online', 0.9],
  ['finished', 0.85],
  ['promoted', 0.9],
  ['established', 0.85],
  ['applied', 0.85],
  ['bound', 0.85],
])

/**
 * What judges the specification or the last reconciliation, not the thing itself: False is a failure even
 * while the thing runs on as it was (Crossplane Synced, Gateway API Accepted and ResolvedRefs, ACK).
 */
export const validityWords: ReadonlySet<string> = new Set(
  'synced valid accepted resolved admitted verified validated reconciled programmed configured satisfied allowed compliant'.split(
    ' ',
  ),
)

/** Bad when True, whatever stands before it: -Pressure of nodes, *Failure of replica sets, Stalled of kstatus. */
export const badTypeWords: ReadonlySet<string> = new Set(
  'failed failing failure failures fail error errors errored degraded stalled stuck unhealthy unavailable unreachable invalid pressure mismatch mismatched missing conflict conflicted conflicts conflicting crashed crashloop deadlock exceeded timeout timedout aborted rejected denied broken corrupted orphan orphaned unschedulable unschedulable lost evicted terminal unknown misconfigured unresolvable unresolved insufficient blocked impaired outage expired fallback exhausted unsupported violated diverged unusable lagging throttled notready oom disconnected unsatisfiable'.split(
    ' ',
  ),
)

/** Bad when True, but mildly: a thing that is ready is ready in spite of it. */
export const mildTypeWords: ReadonlySet<string> = new Set(
  'warning warnings deprecated unhealthy fallback unknown lagging throttled missing partially partial pressure'.split(
    ' ',
  ),
)

/** Under way when True; the normal case is False. Beside these every word in -ing is read so. */
export const motionTypeWords: ReadonlySet<string> = new Set(
  'progress inprogress rollout pending queued'.split(' '),
)

/** Words in -ing that are no motion in a type: True is the normal case, or says nothing. */
export const steadyTypeWords: ReadonlySet<string> = new Set(
  'running serving listening routing networking logging monitoring working functioning operating scheduling_enabled responding existing licensing pairing'.split(
    ' ',
  ),
)

/** Put to rest when True. */
export const suspensionTypeWords: ReadonlySet<string> = new Set(
  'paused suspended stopped hibernated hibernating hibernation disabled suspend'.split(' '),
)

/** Going away when True. */
export const deletionTypeWords: ReadonlySet<string> = new Set(
  'deleting terminating deleted terminated deletion destroying uninstalling'.split(' '),
)

/** Types whose either value is normal: they say what the object may do or does, not how it fares. */
export const neutralTypeWords: ReadonlySet<string> = new Set(
  'upgradeable upgradable recommended limited able remediation disruption disruptable idle drifted expected managed optional interruption consolidatable'.split(
    ' ',
  ),
)
