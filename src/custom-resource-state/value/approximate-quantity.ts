const grammar = /^([+-]?)(\d*)(?:\.(\d*))?((?:[eE][+-]?\d+)|[numkMGTPE]|[KMGTPE]i)?$/
const decimalExponents: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
}
const binaryPowers = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']
const nanoScale = 9
const maxInt64 = 2n ** 63n - 1n
/** Longer texts are no quantity that anybody wrote. */
const longest = 1024

interface Digits {
  /** Without leading zeros. */
  readonly whole: string
  readonly fraction: string
  /** Whether the text has no digit at all. */
  readonly none: boolean
}

/**
 * A quantity as apimachinery's `resource.ParseQuantity` and `AsApproximateFloat64` together give it: digits times
 * a power of ten, in floating point, so `0.3` is 0.30000000000000004. It takes most texts without a digit, such as
 * `k` and `-`, for zero. Undefined for what is no quantity. (`Quantity` of `object` gives the nearest double instead.)
 */
export function approximateQuantity(text: string): number | undefined {
  const match = text !== '' && text.length <= longest ? grammar.exec(text) : null
  if (!match) return undefined
  const [, sign = '', whole = '', fraction = '', unit = ''] = match
  const digits = { whole: whole.replace(/^0+/, ''), fraction, none: whole === '' && fraction === '' }
  const power = binaryPowers.indexOf(unit)
  const magnitude = power > 0 ? binaryValue(digits, power * 10) : decimalValue(digits, exponentOf(unit))
  return magnitude === undefined ? undefined : sign === '-' ? 0 - magnitude : magnitude
}

function exponentOf(unit: string): number | undefined {
  if (!/^[eE]./.test(unit)) return decimalExponents[unit]
  const exponent = BigInt(unit.slice(unit[1] === '+' ? 2 : 1))
  return BigInt.asIntN(64, exponent) === exponent ? Number(BigInt.asIntN(32, exponent)) : undefined
}

/** Up to 18 digits, and nothing finer than a billionth: int64 and scale; else as a big decimal. */
function decimalValue({ whole, fraction, none }: Digits, exponent: number | undefined): number | undefined {
  if (exponent === undefined) return undefined
  const digits = BigInt(`${whole}${fraction}` || '0')
  const scale = exponent - fraction.length
  const length = (whole.length || 1) + fraction.length
  if (length <= 18 && scale >= -nanoScale) return scaled(Number(digits), scale)
  return none ? undefined : bigDecimal(digits, scale)
}

function binaryValue({ whole, fraction, none }: Digits, exponent: number): number | undefined {
  const precision = 15 - (whole.length || 1) - Math.trunc((exponent * 3) / 10) - 1
  if (fraction === '' && precision >= 0) return Number(BigInt(whole || '0') << BigInt(exponent))
  if (none) return undefined
  const shifted = BigInt(`${whole}${fraction}` || '0') << BigInt(exponent)
  const cap = maxInt64 * 10n ** BigInt(fraction.length)
  return shifted > cap ? bigDecimal(maxInt64, 0) : bigDecimal(shifted, -fraction.length)
}

/** Brought to billionths, rounded up, then multiplied back in floating point. */
function bigDecimal(digits: bigint, scale: number): number {
  if (digits === 0n) return 0
  if (scale > 400) return Number.POSITIVE_INFINITY
  if (scale >= -nanoScale) return scaled(Number(digits * 10n ** BigInt(scale + nanoScale)), -nanoScale)
  const excess = -nanoScale - scale
  if (excess > longest) return scaled(1, -nanoScale)
  const divisor = 10n ** BigInt(excess)
  return scaled(Number((digits + divisor - 1n) / divisor), -nanoScale)
}

function scaled(base: number, exponent: number): number {
  return exponent === 0 ? base : base * powerOfTen(exponent)
}

/** Go's `math.Pow10`, which multiplies two entries of its tables: 1e33 is not the nearest double there. */
function powerOfTen(exponent: number): number {
  const size = Math.abs(exponent)
  const coarse = size - (size % 32)
  if (exponent >= 0) return exponent > 308 ? Number.POSITIVE_INFINITY : power(coarse) * power(size - coarse)
  return exponent < -323 ? 0 : power(-coarse) / power(size - coarse)
}

/** Nearest to the last bit, which `10 ** exponent` is not. */
function power(exponent: number): number {
  return Number(`1e${exponent}`)
}
