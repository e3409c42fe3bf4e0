import type { HealthState, Verdict } from './verdict.ts'

/** What is known of the workloads that a resource owns, as far as its own verdict may take it up. */
export interface OwnedHealth {
  /** What the workloads come to, taken together; undefined when there are none that can be judged. */
  readonly state: HealthState | undefined
  /** The failures that speak against the resource, the worst first. */
  readonly causes: readonly OwnedCause[]
}

/** A workload that fails, by an exact rule for its kind. */
export interface OwnedCause {
  readonly kind: string
  readonly name: string
  readonly reason: string
  readonly message: string
}

/** How sure a verdict is that was taken over from what the object owns; surer than unsure, less sure than the workload's own. */
const failureCertainty = 0.75
const rollUpCertainty = 0.65

/** The rule for an object whose status nobody has written yet. */
const noStatus = 'no-status'

/**
 * The verdict on a resource with that of its workloads beside it:
 * - a resource that calls itself healthy or progressing, or says nothing, is degraded when a workload of it fails;
 * - one that says nothing is as its workloads are;
 * - what it says itself otherwise stands: degraded, suspended and terminating are its own to tell.
 *
 * Pure. Gives `verdict` itself when nothing changes.
 */
export function withOwned(verdict: Verdict, { state, causes }: OwnedHealth): Verdict {
  const [cause] = causes
  const isOpen = verdict.state === 'unknown' || verdict.state === 'progressing' || verdict.state === 'healthy'
  if (cause && isOpen)
    return {
      ...verdict,
      state: 'degraded',
      reason: cause.reason,
      message: `${cause.kind} ${cause.name}${cause.message === '' ? '' : `: ${cause.message}`}`,
      rule: `owned-${cause.kind.toLowerCase()}`,
      field: '',
      certainty: failureCertainty,
    }
  const saysNothing = verdict.state === 'unknown' || verdict.rule === noStatus
  if (!saysNothing || state === undefined || state === 'unknown') return verdict
  return {
    ...verdict,
    state,
    reason: 'OwnedWorkloads',
    message: `it says nothing itself; the workloads that it owns are ${state}`,
    rule: 'owned-workloads',
    field: '',
    certainty: rollUpCertainty,
  }
}
