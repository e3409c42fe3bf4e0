const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/

/**
 * RFC 3339 as Go's `time.Parse(time.RFC3339, …)` reads it, which is what metav1.Time and MicroTime do: any
 * offset, any fraction of a second, no leap second. Milliseconds since 1970 UTC, with a fraction down to the
 * microsecond when the text has one; undefined for anything else, whatever its type.
 */
export function parseTime(text: unknown): number | undefined {
  if (typeof text !== 'string' || text.length > 64) return undefined
  const match = rfc3339.exec(text)
  if (!match) return undefined
  const year = Number(match[1])
  const month = Number(match[2])
  const day = Number(match[3])
  const hour = Number(match[4])
  const minute = Number(match[5])
  const second = Number(match[6])
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const offset = offsetMinutes(match[8], match[9], match[10])
  if (offset === undefined) return undefined
  const whole = utc(year, month, day, hour, minute, second) - offset * 60_000
  const fraction = match[7]
  return fraction === undefined ? whole : whole + Number(fraction.slice(0, 6).padEnd(6, '0')) / 1000
}

/** As metav1.Time marshals: UTC, whole seconds (the rest is cut off). */
export function formatTime(ms: number): string {
  return `${new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, 19)}Z`
}

/** `Date.UTC` takes the years 0 to 99 for 1900 to 1999; `setUTCFullYear` does not. */
function utc(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  if (year > 99) return Date.UTC(year, month - 1, day, hour, minute, second)
  return new Date(Date.UTC(2000, month - 1, day, hour, minute, second)).setUTCFullYear(year, month - 1, day)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Go lets an offset have up to 24 hours and 60 minutes. */
function offsetMinutes(sign?: string, hours?: string, minutes?: string): number | undefined {
  if (sign === undefined) return 0
  if (Number(hours) > 24 || Number(minutes) > 60) return undefined
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
