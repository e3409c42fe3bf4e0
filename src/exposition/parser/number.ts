const real = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/
const infinity = /^([+-]?)inf(?:inity)?$/i

/**
 * A number of the exposition formats, or undefined: OpenMetrics' `realnumber`, Inf and NaN in any case. Narrower
 * than Go's or JavaScript's: no hexadecimal, no underscores. What is too large for a float64 is no number.
 */
export function parseNumber(text: string): number | undefined {
  const finite = parseReal(text)
  if (finite !== undefined) return finite
  const sign = infinity.exec(text)?.[1]
  if (sign !== undefined) return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  return text.toLowerCase() === 'nan' ? Number.NaN : undefined
}

/** As `parseNumber`, without Inf and NaN. */
export function parseReal(text: string): number | undefined {
  if (!real.test(text)) return undefined
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}
