import type { HealthState } from './verdict.ts'

/** What sort of evidence a signal is. */
export type SignalKind =
  | 'deletion'
  | 'builtin'
  | 'override'
  | 'suspension'
  | 'staleness'
  | 'observation'
  | 'schedule'
  | 'condition'
  | 'state'
  | 'count'
  | 'flag'
  | 'message'
  | 'address'
  | 'mark'
  | 'absence'

/**
 * One piece of evidence found in an object: plain data, so that it can be listed beside the verdict that it
 * led to or was outweighed in.
 */
export interface Signal {
  readonly kind: SignalKind
  /** Identifier of the rule that read it, such as `condition-ready`; a verdict takes it over. */
  readonly rule: string
  /** Where it stands in the object, such as `status.conditions[type=Ready]`. */
  readonly path: string
  /** The state it speaks for. */
  readonly state: HealthState
  /** How loudly, 0 to 1. `rank` compares weights; they are no probabilities. */
  readonly weight: number
  readonly reason: string
  readonly message: string
  /** The time since when it stands, where the object tells it, milliseconds since 1970 UTC. */
  readonly since?: number
  /** The time from which it no longer holds on an object that stays as it is, milliseconds since 1970 UTC. */
  readonly until?: number
}
