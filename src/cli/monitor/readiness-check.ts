import type { ReadinessPart } from '../../base/index.ts'
import type { Check } from '../../endpoint/index.ts'

/** A part of what has to be ready, as a probe tells of it. */
export function checkOf({ name, ready, message, forbidden }: ReadinessPart): Check {
  if (!ready) return { name, failure: message, ...(forbidden && { cause: 'forbidden' as const }) }
  return message === 'synced' ? { name } : { name, warning: message }
}
