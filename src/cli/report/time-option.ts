import { parseDuration, parseTime } from '../../object/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'

const units: Readonly<Record<string, number>> = { d: 86_400_000, w: 7 * 86_400_000, y: 365 * 86_400_000 }

/** A span of time as people type it: Go's durations, and days, weeks and years: `36h`, `30d`, `2w`. Milliseconds. */
export function parseSpan(text: string): number | undefined {
  const [, number, unit] = /^(\d+)([dwy])$/.exec(text) ?? []
  const ms = number === undefined ? parseDuration(text) : Number(number) * (units[unit ?? ''] ?? Number.NaN)
  return ms !== undefined && ms > 0 ? ms : undefined
}

/**
 * A point in time as people type it: so long ago (`30d`), a day (`2026-01-31`, its beginning in UTC), or RFC 3339.
 * Milliseconds since 1970 UTC; throws a CommandError that names the option.
 */
export function readPoint(option: string, text: string, now: number): number {
  const ago = parseSpan(text)
  if (ago !== undefined) return now - ago
  const time = parseTime(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text)
  if (time !== undefined) return time
  throw new CommandError(
    `${option} ${text}: give how long ago (36h, 30d), a day (2026-01-31) or a time (2026-01-31T08:00:00Z)`,
    exitCode.usage,
  )
}
