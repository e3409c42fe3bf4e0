import type { ReadinessPart } from '../../base/index.ts'
import type { Check } from '../../endpoint/index.ts'

/** A part of what has to be ready, as a probe tells of it. */
export function checkOf({ name, ready, message }: ReadinessPart): Check {
  if (!ready) return { name, failure: message }
  return message === 'synced' ? { name } : { name, warning: message }
}
