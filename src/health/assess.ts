import type { KubernetesObject } from '../object/index.ts'
import type { Verdict } from './verdict.ts'

/** What may help beside the object. Every field is optional and plain data. */
export interface Hints {
  /** Milliseconds since 1970 UTC; without it nothing is judged by its age. */
  readonly now?: number
}

/**
 * The verdict on any object. Pure and total: never throws, whatever the object holds; no recognised signal is
 * `unknown`, never `healthy`.
 */
export function assess(_object: KubernetesObject, _hints: Hints = {}): Verdict {
  return {
    state: 'unknown',
    reason: 'NoSignal',
    message: '',
    rule: 'none',
    field: '',
    certainty: 0.3,
    stale: false,
  }
}
