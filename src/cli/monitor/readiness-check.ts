import type { Check } from '../../endpoint/index.ts'

/** A part of what has to be ready, as a probe tells of it. */
export function checkOf(part: {
  readonly name: string
  readonly ready: boolean
  readonly message: string
}): Check {
  const { name, ready, message } = part
  if (!ready) return { name, failure: message }
  return message === 'synced' ? { name } : { name, warning: message }
}
