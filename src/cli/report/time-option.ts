import { parseTime } from '../../object/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { parseSpan } from '../span.ts'

/**
 * A point in time as people type it: so long ago (`30d`), a day (`2026-01-31`, its beginning in UTC), or RFC 3339.
 * Milliseconds since 1970 UTC; throws a CommandError that names the option.
 */
export function readPoint(option: string, text: string, now: number): number {
  const ago = parseSpan(text)
  if (ago) return now - ago
  const time = parseTime(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text)
  if (time !== undefined) return time
  throw new CommandError(
    `${option} ${text}: give how long ago (36h, 30d), a day (2026-01-31) or a time (2026-01-31T08:00:00Z)`,
    exitCode.usage,
  )
}
