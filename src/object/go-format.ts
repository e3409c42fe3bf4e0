import { byCodePoint, goFormatFloat } from '../base/index.ts'
import type { JsonObject } from './json-object.ts'

/**
 * A JSON value as Go's `fmt.Fprint` and `%v` print it once apimachinery has read it, which is what kubectl and the
 * printer columns show: `[a b]` for arrays, `map[key:value]` with sorted keys for objects.
 */
export function goFormat(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return goFormatNumber(value)
  if (value === null || value === undefined) return '<nil>'
  if (Array.isArray(value)) return `[${value.map(goFormat).join(' ')}]`
  if (typeof value !== 'object') return String(value)
  const fields = value as JsonObject
  const keys = Object.keys(fields).sort(byCodePoint)
  return `map[${keys.map((key) => `${key}:${goFormat(fields[key])}`).join(' ')}]`
}

/** A whole number as int64 prints, because JSON's whole numbers are int64 in Go; a fraction as float64 prints under `%v`. */
export function goFormatNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(value)
  return isInt64(value) ? BigInt(value).toString() : goFormatFloat(value)
}

/** Whether Go would decode the JSON number to an int64 rather than to a float64. */
export function isInt64(value: number): boolean {
  return Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63
}
