import { isJsonObject } from '../../object/index.ts'

/**
 * A float64 as Go's `strconv.FormatFloat(value, 'g', -1, 64)` writes it: the shortest decimal that gives the same
 * number, with an exponent of two digits and more below 1e-4 and from 1e6 (observed: kube-state-metrics writes
 * times as 1.7e+09).
 */
export function formatFloat(value: number): string {
  if (value === 0) return '0'
  const magnitude = Math.abs(value)
  if (magnitude >= 1e-4 && magnitude < 1e6) return String(value)
  if (magnitude < 1e21 && Number.isInteger(value))
    return (value < 0 ? '-' : '') + wholeWithExponent(magnitude)
  if (Number.isNaN(value)) return 'NaN'
  if (magnitude === Number.POSITIVE_INFINITY) return value > 0 ? '+Inf' : '-Inf'
  const [digits, exponent = ''] = value.toExponential().split('e')
  return `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`
}

/** Times are such numbers, so it has to be fast; below 1e21, which JavaScript writes without an exponent. */
function wholeWithExponent(value: number): string {
  const digits = String(value)
  let end = digits.length
  while (digits.charCodeAt(end - 1) === 48) end--
  const exponent = digits.length - 1
  const fraction = end === 1 ? '' : `.${digits.slice(1, end)}`
  return `${digits[0]}${fraction}e+${exponent < 10 ? '0' : ''}${exponent}`
}

/** A value of JSON as Go's `fmt.Sprintf("%v", value)` writes it once apimachinery has read it. */
export function formatGoValue(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return isInt64(value) ? String(value) : formatFloat(value)
  if (value === null || value === undefined) return '<nil>'
  if (Array.isArray(value)) return `[${value.map(formatGoValue).join(' ')}]`
  if (!isJsonObject(value)) return String(value)
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${key}:${formatGoValue(value[key])}`)
  return `map[${entries.join(' ')}]`
}

/** Whether apimachinery reads the number as an int64 (it does whole numbers, which servers write without a fraction). */
function isInt64(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 63
}
