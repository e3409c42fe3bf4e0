type Format = 'BinarySI' | 'DecimalSI' | 'DecimalExponent'

interface Suffix {
  readonly base: 2 | 10
  readonly exponent: number
  readonly format: Format
}

const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'] as const
const binarySuffixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] as const

const suffixes: ReadonlyMap<string, Suffix> = new Map([
  ...binarySuffixes.map((name, index): [string, Suffix] => [
    name,
    { base: 2, exponent: index * 10, format: 'BinarySI' },
  ]),
  ...decimalSuffixes.map((name, index): [string, Suffix] => [
    name,
    { base: 10, exponent: index * 3 - 9, format: 'DecimalSI' },
  ]),
])

const grammar = /^([+-]?)(\d*)(?:\.(\d*))?((?:[eE][+-]?\d+)|[numkMGTPE]|[KMGTPE]i)?$/
const nano = -9
const maxBinary = 2n ** 63n - 1n
/** Longer texts are no quantity that anybody wrote; digits in the thousands cost more than they can be worth. */
const longest = 1024

/**
 * A number with a unit's suffix, exact: `100m`, `1.5Gi`, `12e6`. Compares and prints as apimachinery's
 * resource.Quantity does; immutable.
 */
export class Quantity {
  /** The value is mantissa × 10^exponent. */
  readonly #mantissa: bigint
  readonly #exponent: number
  readonly #format: Format

  constructor(mantissa: bigint, exponent: number, format: Format) {
    this.#mantissa = mantissa
    this.#exponent = exponent
    this.#format = format
  }

  /** The nearest double; infinite when it is out of range. */
  toNumber(): number {
    return Number(`${this.#mantissa}e${this.#exponent}`)
  }

  /** Negative, zero or positive, as this is less than, equal to or more than the other. */
  compare(other: Quantity): number {
    const a = this.#mantissa
    const b = other.#mantissa
    if (a === 0n || b === 0n || a < 0n !== b < 0n) return a < b ? -1 : a > b ? 1 : 0
    // Magnitudes first: aligning 1e2000000000 with 1 would need two thousand million digits.
    const magnitude = digits(a) + this.#exponent - digits(b) - other.#exponent
    if (magnitude !== 0) return magnitude > 0 === a > 0n ? 1 : -1
    const shift = this.#exponent - other.#exponent
    const left = shift > 0 ? a * 10n ** BigInt(shift) : a
    const right = shift < 0 ? b * 10n ** BigInt(-shift) : b
    return left < right ? -1 : left > right ? 1 : 0
  }

  /** -1, 0 or 1. */
  sign(): number {
    return this.#mantissa < 0n ? -1 : this.#mantissa > 0n ? 1 : 0
  }

  /** The value when it is whole and fits 64 bits. */
  asInt64(): bigint | undefined {
    if (this.#mantissa === 0n) return 0n
    const { mantissa, exponent } = withoutTrailingZeros(this.#mantissa, this.#exponent)
    if (exponent < 0 || exponent > 18) return undefined
    const whole = mantissa * 10n ** BigInt(exponent)
    return BigInt.asIntN(64, whole) === whole ? whole : undefined
  }

  /**
   * The sum, which prints as this one does; undefined when the two are so far apart that it would have more
   * digits than anybody can want.
   */
  add(other: Quantity): Quantity | undefined {
    const format = this.#mantissa === 0n ? other.#format : this.#format
    const exponent = Math.min(this.#exponent, other.#exponent)
    if (Math.max(this.#exponent, other.#exponent) - exponent > longest) return undefined
    const shift = (quantity: Quantity) => quantity.#mantissa * 10n ** BigInt(quantity.#exponent - exponent)
    return new Quantity(shift(this) + shift(other), exponent, format)
  }

  /** The difference, with the rules of `add`. */
  sub(other: Quantity): Quantity | undefined {
    return this.add(new Quantity(-other.#mantissa, other.#exponent, other.#format))
  }

  /** The canonical form: no fraction, the largest suffix that keeps every digit, no plus sign. */
  toString(): string {
    if (this.#mantissa === 0n) return '0'
    if (this.#format === 'BinarySI') {
      const whole = this.#wholeBinary()
      if (whole !== undefined) return binaryText(whole)
    }
    return this.#decimalText()
  }

  toJSON(): string {
    return this.toString()
  }

  /** The value when it may be printed with a binary suffix: whole, and 1024 or more in magnitude. */
  #wholeBinary(): bigint | undefined {
    const { mantissa, exponent } = withoutTrailingZeros(this.#mantissa, this.#exponent)
    if (exponent < 0) return undefined
    const whole = mantissa * 10n ** BigInt(exponent)
    return whole > -1024n && whole < 1024n ? undefined : whole
  }

  #decimalText(): string {
    let { mantissa, exponent } = withoutTrailingZeros(this.#mantissa, this.#exponent)
    while (exponent % 3 !== 0) {
      mantissa *= 10n
      exponent--
    }
    if (this.#format !== 'DecimalExponent') {
      const suffix = decimalSuffixes[exponent / 3 + 3]
      if (suffix !== undefined) return `${mantissa}${suffix}`
    }
    return exponent === 0 ? `${mantissa}` : `${mantissa}e${exponent}`
  }
}

/**
 * Reads a quantity, from a string or the number that JSON may have instead; undefined when it is none.
 * As in apimachinery (resource.ParseQuantity) everything finer than a billionth is rounded away from zero, and
 * a value with a binary suffix is capped at 2^63−1. A number without digits is refused, as the grammar there
 * says; its parser takes some (`Ki`) for zero.
 */
export function parseQuantity(text: string | number): Quantity | undefined {
  const match = typeof text === 'number' || text.length <= longest ? grammar.exec(String(text)) : null
  if (!match) return undefined
  const [, sign = '', whole = '', fraction = '', unit = ''] = match
  if (whole === '' && fraction === '') return undefined
  const suffix = readSuffix(unit)
  if (!suffix) return undefined
  const binary = suffix.base === 2
  const rounded = roundUpToNano(
    BigInt(whole + fraction) * (binary ? 1n << BigInt(suffix.exponent) : 1n),
    (binary ? 0 : suffix.exponent) - fraction.length,
  )
  const capped = binary && exceedsBinaryMax(rounded) ? { mantissa: maxBinary, exponent: 0 } : rounded
  const format = binary && isBelowOne(capped) ? 'DecimalSI' : suffix.format
  return new Quantity(sign === '-' ? -capped.mantissa : capped.mantissa, capped.exponent, format)
}

interface Decimal {
  readonly mantissa: bigint
  readonly exponent: number
}

/** An exponent has to fit 32 bits. */
function readSuffix(unit: string): Suffix | undefined {
  if (!/^[eE]./.test(unit) || unit === 'Ei') return suffixes.get(unit)
  const exponent = Number(unit.slice(1))
  if (Math.abs(exponent) >= 2 ** 31) return undefined
  return { base: 10, exponent: exponent === 0 ? 0 : exponent, format: 'DecimalExponent' }
}

function roundUpToNano(mantissa: bigint, exponent: number): Decimal {
  if (exponent >= nano || mantissa === 0n) return { mantissa, exponent: Math.max(exponent, nano) }
  const excess = nano - exponent
  if (excess > digits(mantissa)) return { mantissa: 1n, exponent: nano }
  const divisor = 10n ** BigInt(excess)
  return { mantissa: (mantissa + divisor - 1n) / divisor, exponent: nano }
}

function exceedsBinaryMax({ mantissa, exponent }: Decimal): boolean {
  return mantissa > maxBinary * 10n ** BigInt(-exponent)
}

function isBelowOne({ mantissa, exponent }: Decimal): boolean {
  return mantissa > 0n && mantissa < 10n ** BigInt(-exponent)
}

function withoutTrailingZeros(mantissa: bigint, exponent: number): Decimal {
  const text = String(mantissa)
  const zeros = text.length - text.replace(/0+$/, '').length
  return zeros === 0
    ? { mantissa, exponent }
    : { mantissa: BigInt(text.slice(0, -zeros)), exponent: exponent + zeros }
}

function binaryText(whole: bigint): string {
  let mantissa = whole
  let power = 0
  while (power < binarySuffixes.length - 1 && mantissa % 1024n === 0n) {
    mantissa /= 1024n
    power++
  }
  return `${mantissa}${binarySuffixes[power]}`
}

function digits(mantissa: bigint): number {
  return String(mantissa < 0n ? -mantissa : mantissa).length
}
