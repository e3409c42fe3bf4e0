/**
 * A JSON value as Go's `fmt.Fprint` prints it, which is what kubectl and the printer columns show:
 * `[a b]` for arrays, `map[key:value]` with sorted keys for objects.
 */
export function goFormat(value: unknown): string {
  if (value === null || value === undefined) return '<nil>'
  if (typeof value === 'number') return goFormatNumber(value)
  if (Array.isArray(value)) return `[${value.map(goFormat).join(' ')}]`
  if (typeof value === 'object') {
    const fields = value as Record<string, unknown>
    const keys = Object.keys(fields).sort(byCodePoint)
    return `map[${keys.map((key) => `${key}:${goFormat(fields[key])}`).join(' ')}]`
  }
  return String(value)
}

/** An integer as int64 prints, a fraction as float64 prints under `%v` (exponent below 1e-4 and from 1e21 on). */
export function goFormatNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString()
  const magnitude = Math.abs(value)
  if (magnitude >= 1e-4 && magnitude < 1e21) return String(value)
  const [mantissa = '', exponent = ''] = value.toExponential().split('e')
  return `${mantissa}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`
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
