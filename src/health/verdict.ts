/** The states of health, worst first. The order is the order in which people want to see them. */
export const healthStates = [
  'degraded',
  'terminating',
  'progressing',
  'unknown',
  'suspended',
  'healthy',
] as const

export type HealthState = (typeof healthStates)[number]

/** What the engine says of an object. Plain data, the same in JSON. */
export interface Verdict {
  readonly state: HealthState
  /** CamelCase word, from the object where it has one (`CrashLoopBackOff`), else the rule's own. Never empty. */
  readonly reason: string
  /** A sentence for people, from the object where it has one; may be empty. */
  readonly message: string
  /** The rule that decided, a stable identifier such as `condition-ready`. */
  readonly rule: string
  /** Path of the field that led to it, such as `status.conditions[type=Ready]`; empty when none did. */
  readonly field: string
  /** How sure, 0 to 1: of verdicts said to be 0.9 sure about nine in ten are right. Under 0.6 is unsure. */
  readonly certainty: number
  /**
   * `status.observedGeneration` lies behind `metadata.generation`: a badge beside the state. False of what is
   * being deleted: a deletion bumps the generation too, and no status is expected any more.
   */
  readonly stale: boolean
}

/** Under this certainty a verdict is shown as unsure, and alerts leave it out. */
export const unsureBelow = 0.6
