import type { Signal } from '../signal.ts'
import type { HealthState } from '../verdict.ts'

/** How loudly an exact rule speaks. It decides anyway; the weight tells readers that it is sure. */
const weight = 0.97

/** What an exact rule found: `rule` names the kind, `path` the field that it was read from. */
export interface BuiltinSignal {
  readonly state: HealthState
  readonly path: string
  readonly reason: string
  readonly message?: string
  /** The time from which it no longer holds, milliseconds since 1970 UTC. */
  readonly until?: number
}

export function signalOf(rule: string, { state, path, reason, message = '', until }: BuiltinSignal): Signal {
  return {
    kind: 'builtin',
    rule,
    path,
    state,
    weight,
    reason,
    message,
    ...(until !== undefined && { until }),
  }
}
