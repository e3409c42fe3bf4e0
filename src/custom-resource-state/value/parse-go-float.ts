const hexadecimal = /^([+-]?)0x([\da-f]*)(?:\.([\da-f]*))?p([+-]?\d+)$/i
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i
const special = /^(?:nan|[+-]?inf(?:inity)?)$/i

/**
 * A text as Go's `strconv.ParseFloat(text, 64)` reads it: decimals, hexadecimal floating point, infinities, NaN, an
 * underscore between two digits. Undefined for everything else, for what is too large among it, too.
 */
export function parseGoFloat(text: string): number | undefined {
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
