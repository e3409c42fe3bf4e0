import { parseDuration } from '../object/index.ts'

const units: Readonly<Record<string, number>> = { d: 86_400_000, w: 7 * 86_400_000, y: 365 * 86_400_000 }

/**
 * A span of time as people type it: Go's durations, and days, weeks and years, alone or before one: `36h`, `30d`,
 * `2w`, `1d12h`, `0`. Milliseconds; undefined for anything else, and for what is negative.
 */
export function parseSpan(text: string): number | undefined {
  const [whole = '', number, unit = ''] = /^(\d{1,6})([dwy])/.exec(text) ?? []
  const days = number === undefined ? 0 : Number(number) * (units[unit] ?? Number.NaN)
  const rest = text.slice(whole.length)
  const ms = whole !== '' && rest === '' ? 0 : parseDuration(rest)
  return ms !== undefined && ms >= 0 ? days + ms : undefined
}
