const hexadecimal = /^([+-]?)0x([\da-f]*)(?:\.([\da-f]*))?p([+-]?\d+)$/i
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i
const special = /^(?:nan|[+-]?inf(?:inity)?)$/i

/**
 * A text as Go's `strconv.ParseFloat(text, 64)` reads it: decimals, hexadecimal floating point, infinities, NaN, an
 * underscore between two digits. Undefined for everything else, for what is too large among it, too.
 */
export function goParseFloat(text: string): number | undefined {
  if (special.test(text)) {
    if (/^nan$/i.test(text)) return Number.NaN
    return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  }
  const bare = withoutUnderscores(text)
  const number = decimal.test(bare) ? Number(bare) : parseHexadecimal(bare)
  return number !== undefined && Number.isFinite(number) ? number : undefined
}

/** The prefix of hexadecimals counts as a digit. What has an underscore elsewhere is left as it is, and is no number. */
function withoutUnderscores(text: string): string {
  const between = /0x/i.test(text) ? /(?<=[\da-fx])_(?=[\da-f])/gi : /(?<=\d)_(?=\d)/g
  return text.includes('_') ? text.replace(between, '') : text
}

function parseHexadecimal(text: string): number | undefined {
  const [, sign, whole = '', fraction = '', exponent] = hexadecimal.exec(text) ?? []
  if (exponent === undefined || whole + fraction === '') return undefined
  const magnitude = Number(BigInt(`0x${whole}${fraction}`)) * 2 ** (Number(exponent) - 4 * fraction.length)
  return sign === '-' ? 0 - magnitude : magnitude
}

/**
 * A float64 as Go's `strconv.FormatFloat(value, 'g', -1, 64)` and `%v` write it: the shortest decimal that gives the same
 * number, with an exponent of two digits and more below 1e-4 and from 1e6 (observed: kube-state-metrics writes
 * times as 1.7e+09). But for the sign of zero, which is left out.
 */
export function goFormatFloat(value: number): string {
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
