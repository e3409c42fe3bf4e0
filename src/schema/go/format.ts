import type { JsonObject } from '../../object/index.ts'
/**
 * A JSON value as Go's `fmt.Fprint` prints it, which is what kubectl and the printer columns show:
 * `[a b]` for arrays, `map[key:value]` with sorted keys for objects.
 */
export function goFormat(value: unknown): string {
  if (value === null || value === undefined) return '<nil>'
  if (typeof value === 'number') return goFormatNumber(value)
  if (Array.isArray(value)) return `[${value.map(goFormat).join(' ')}]`
  if (typeof value === 'object') {
    const fields = value as JsonObject
    const keys = Object.keys(fields).sort(byCodePoint)
    return `map[${keys.map((key) => `${key}:${goFormat(fields[key])}`).join(' ')}]`
  }
  return String(value)
}

/**
 * A whole number as int64 prints, because JSON's whole numbers are int64 in Go; a fraction as float64 prints
 * under `%v`: with an exponent below 1e-4 and from 1e6 on.
 */
export function goFormatNumber(value: number): string {
  return isInt64(value) ? BigInt(value).toString() : goFormatFloat(value)
}

/** A number as float64 prints under `%v`. */
function goFormatFloat(value: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e')
  if (Number(exponent) >= -4 && Number(exponent) < 6) return String(value)
  return `${mantissa}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`
}

/** A number that is a float64 in Go although it is whole. */
export class Float64 {
  readonly value: number

  constructor(value: number) {
    this.value = value
  }

  toString(): string {
    return goFormatFloat(this.value)
  }

  toJSON(): number {
    return this.value
  }
}

/** Whether Go would decode the JSON number to an int64 rather than to a float64. */
export function isInt64(value: number): boolean {
  return Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63
}

/** Go sorts strings by bytes of UTF-8, which is by code point; JavaScript sorts by UTF-16 unit. */
export function byCodePoint(left: string, right: string): number {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index)
    const b = right.charCodeAt(index)
    if (a === b) continue
    // A surrogate stands for a code point above every other unit.
    const aSurrogate = a >= 0xd800 && a <= 0xdfff
    const bSurrogate = b >= 0xd800 && b <= 0xdfff
    return aSurrogate === bSurrogate ? a - b : aSurrogate ? 1 : -1
  }
  return left.length - right.length
}
