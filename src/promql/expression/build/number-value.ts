import { parseDuration } from '../duration.ts'

/** The value of a number or duration as it is written, with a sign or not. */
export function numberValue(text: string): number {
  const [, sign = '', digits = ''] = signed.exec(text.toLowerCase()) ?? []
  const magnitude = unsigned(digits)
  return sign === '-' ? -magnitude : magnitude
}

/** Seconds of a duration or number, with a sign or not; undefined of what would have to be computed. */
export function durationValue(text: string): number | undefined {
  const [, sign = '', rest = ''] = signed.exec(text) ?? []
  const seconds = parseDuration(rest) ?? (/^[\d.]+(?:e[-+]?\d+)?$/i.test(rest) ? Number(rest) : undefined)
  return seconds === undefined ? undefined : sign === '-' ? -seconds : seconds
}

const signed = /^([-+]?)\s*(.*)$/s

/** As strconv.ParseInt with base 0 and then ParseFloat read it: a leading 0 is octal where it can be. */
function unsigned(digits: string): number {
  if (digits === 'inf') return Number.POSITIVE_INFINITY
  const duration = parseDuration(digits)
  if (duration !== undefined && /[a-z]/.test(digits)) return duration
  if (/^0[0-7]+$/.test(digits)) return Number.parseInt(digits, 8)
  return Number(digits.replaceAll('_', ''))
}
