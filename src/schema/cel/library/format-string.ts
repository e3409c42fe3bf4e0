import { byCodePoint } from '../../../base/index.ts'
import { CelError, isError } from '../value/cel-error.ts'
import { CelList } from '../value/cel-list.ts'
import { CelMap } from '../value/cel-map.ts'
import { CelType } from '../value/cel-type.ts'
import { type CelValue, isOpaque, typeNameOf } from '../value/cel-value.ts'
import { Duration } from '../value/duration.ts'
import { numeric } from '../value/equality.ts'
import { type Meter, traversal } from '../value/meter.ts'
import { Timestamp } from '../value/timestamp.ts'
import { decodeUtf8 } from './conversions.ts'

/** More digits than any double has; a longer fraction would be zeros, and memory. */
const mostDigits = 100

const clause = /%(?:\.(\d{1,6}))?(.?)/gsu

/**
 * `"…%d…".format([…])` (cel-go ext/formatting.go): the clauses `%s %d %f %e %b %x %X %o %%`, with a precision
 * before `f` and `e`.
 */
export function formatString(text: string, list: CelList, meter: Meter): CelValue {
  const parts: string[] = []
  let position = 0
  let index = 0
  for (const match of text.matchAll(clause)) {
    const [whole, precision, verb = ''] = match
    parts.push(text.slice(position, match.index))
    position = match.index + whole.length
    if (verb === '%' && precision === undefined) {
      parts.push('%')
      continue
    }
    if (!'sdfebxXo'.includes(verb) || verb === '') {
      return new CelError(`could not parse formatting clause: unrecognized formatting clause "${verb}"`)
    }
    if (index >= list.size) return new CelError(`index ${index} out of range`)
    const formatted = formatClause(verb, precision, list.at(index++), meter)
    if (isError(formatted)) return new CelError(`error during formatting: ${formatted.message}`)
    meter.charge(traversal(formatted.length))
    parts.push(formatted)
  }
  parts.push(text.slice(position))
  return parts.join('')
}

function formatClause(
  verb: string,
  precision: string | undefined,
  value: CelValue,
  meter: Meter,
): string | CelError {
  switch (verb) {
    case 's':
      return displayValue(value, meter)
    case 'd':
      return formatDecimal(value)
    case 'f':
      return formatFloat(value, precision, (number, digits) => fixed(number, digits), 'fixed-point')
    case 'e':
      return formatFloat(value, precision, (number, digits) => scientific(number, digits), 'scientific')
    case 'b':
      return formatBinary(value)
    case 'o':
      return formatOctal(value)
    default:
      return formatHex(value, verb === 'X')
  }
}

/** As `%s` shows a value; what is in lists and maps is charged, because values may share parts. */
export function displayValue(value: CelValue, meter: Meter): string | CelError {
  meter.charge(0.1)
  if (typeof value === 'string') return value
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return displayDouble(value)
  const number = numeric(value)
  if (number !== undefined) return String(number)
  if (value instanceof Uint8Array) {
    const text = decodeUtf8(value)
    return typeof text === 'string' ? text : new CelError('invalid UTF-8 in bytes')
  }
  if (value instanceof CelList) return displayList(value, meter)
  if (value instanceof CelMap) return displayMap(value, meter)
  if (value instanceof CelType) return value.name
  if (value instanceof Duration || value instanceof Timestamp || isOpaque(value)) return value.toString()
  return new CelError(
    'string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and ' +
      `timestamps, was given ${typeNameOf(value)}`,
  )
}

function displayList(list: CelList, meter: Meter): string | CelError {
  const items: string[] = []
  for (const item of list) {
    const text = displayValue(item, meter)
    if (isError(text)) return text
    items.push(text)
  }
  meter.charge(traversal(items.reduce((length, text) => length + text.length, 0)))
  return `[${items.join(', ')}]`
}

function displayMap(map: CelMap, meter: Meter): string | CelError {
  const members: string[] = []
  for (const key of map.keys()) {
    const shown = displayValue(key, meter)
    const value = displayValue(map.get(key) ?? null, meter)
    if (isError(shown)) return shown
    if (isError(value)) return value
    members.push(`${shown}: ${value}`)
  }
  meter.charge(traversal(members.reduce((length, text) => length + text.length, 0)))
  return `{${members.sort(byCodePoint).join(', ')}}`
}

/** Without an exponent, as strconv.FormatFloat's 'f' with the shortest precision. */
function displayDouble(value: number): string {
  if (!Number.isFinite(value)) return nonFinite(value)
  const text = String(value)
  if (!text.includes('e')) return Object.is(value, -0) ? '-0' : text
  return Math.abs(value) >= 1 ? String(BigInt(value)) : value.toFixed(mostDigits).replace(/0+$/, '')
}

function nonFinite(value: number): string {
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity'
}

function formatDecimal(value: CelValue): string | CelError {
  if (typeof value === 'number') return Number.isFinite(value) ? notDecimal(value) : nonFinite(value)
  const number = numeric(value)
  return number === undefined ? notDecimal(value) : String(number)
}

function notDecimal(value: CelValue): CelError {
  return new CelError(`decimal clause can only be used on integers, was given ${typeNameOf(value)}`)
}

type Layout = (value: number, digits: number) => string

function formatFloat(
  value: CelValue,
  precision: string | undefined,
  layout: Layout,
  name: string,
): string | CelError {
  const number = numeric(value)
  if (number === undefined) {
    return new CelError(`${name} clause can only be used on doubles, was given ${typeNameOf(value)}`)
  }
  const double = Number(number)
  return Number.isFinite(double)
    ? layout(double, Math.min(Number(precision ?? 6), mostDigits))
    : nonFinite(double)
}

/** `toFixed` has an exponent from 1e21 on. */
function fixed(value: number, digits: number): string {
  if (Math.abs(value) < 1e21) return halfToEven(value, digits, (places) => value.toFixed(places))
  return `${BigInt(value)}${digits > 0 ? `.${'0'.repeat(digits)}` : ''}`
}

function scientific(value: number, digits: number): string {
  const text = halfToEven(value, digits, (places) => value.toExponential(places))
  return text.replace(/e([+-])(\d)$/, 'e$10$2')
}

/** JavaScript rounds a half away from zero, Go to the even digit. */
function halfToEven(value: number, digits: number, write: (places: number) => string): string {
  const exact = digits < mostDigits ? write(digits + 1) : ''
  const half = /^(.*[02468]\.?)5(e.*)?$/.exec(exact)
  if (half === null || Number(exact) !== value) return write(digits)
  return `${half[1]?.replace(/\.$/, '')}${half[2] ?? ''}`
}

function formatBinary(value: CelValue): string | CelError {
  if (typeof value === 'boolean') return value ? '1' : '0'
  const number = numeric(value)
  if (typeof number === 'bigint') return number.toString(2)
  return new CelError(`only integers and bools can be formatted as binary, was given ${typeNameOf(value)}`)
}

function formatOctal(value: CelValue): string | CelError {
  const number = numeric(value)
  if (typeof number === 'bigint') return number.toString(8)
  return new CelError(`octal clause can only be used on integers, was given ${typeNameOf(value)}`)
}

function formatHex(value: CelValue, upper: boolean): string | CelError {
  const text = hexDigits(value)
  if (text !== undefined) return upper ? text.toUpperCase() : text
  return new CelError(
    `only integers, byte buffers, and strings can be formatted as hex, was given ${typeNameOf(value)}`,
  )
}

function hexDigits(value: CelValue): string | undefined {
  const number = numeric(value)
  if (typeof number === 'bigint') return number.toString(16)
  const buffer = typeof value === 'string' ? new TextEncoder().encode(value) : value
  if (!(buffer instanceof Uint8Array)) return undefined
  return Array.from(buffer, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
