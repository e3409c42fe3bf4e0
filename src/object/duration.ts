const nanoseconds: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
}
const maxInt64 = 2n ** 63n - 1n

const term = /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/y
/** No duration that fits has more characters, but for zeros. */
const longest = 256

/**
 * A duration as Go's time.ParseDuration reads it (and with it metav1.Duration): `300ms`, `-1.5h`, `2h45m`, `0`.
 * Milliseconds, with a fraction; undefined for anything else and for what does not fit 64 bits of nanoseconds.
 */
export function parseDuration(text: string): number | undefined {
  const total = parseNanoseconds(text)
  if (total === undefined || total > maxInt64 || total < -maxInt64 - 1n) return undefined
  return Number(total) / 1e6
}

/** Whole nanoseconds of what `parseDuration` reads, however many; undefined for anything else. */
export function parseNanoseconds(text: string): bigint | undefined {
  const negative = text.startsWith('-')
  const start = negative || text.startsWith('+') ? 1 : 0
  if (text.slice(start) === '0') return 0n
  if (text.length === start || text.length > longest) return undefined
  let total = 0n
  for (let position = start; position < text.length; ) {
    term.lastIndex = position
    const [whole = '', digits = '', fraction = '', unit = ''] = term.exec(text) ?? []
    const size = nanoseconds[unit]
    if (size === undefined || (digits === '' && fraction === '')) return undefined
    total += BigInt(digits || '0') * size + (BigInt(fraction || '0') * size) / 10n ** BigInt(fraction.length)
    position += whole.length
  }
  return negative ? -total : total
}

/**
 * How long something took or is old, in two or three significant figures, as kubectl's AGE column says it:
 * `45s`, `3m12s`, `5h4m`, `3d4h`, `2y11d`. Up to two seconds in the future count as now, because clocks
 * differ; beyond that it is `<invalid>`. apimachinery's duration.HumanDuration.
 */
export function humanDuration(ms: number): string {
  if (Number.isNaN(ms)) return '<unknown>'
  const seconds = Math.trunc(ms / 1000)
  if (seconds < -1) return '<invalid>'
  if (seconds < 0) return '0s'
  if (seconds < 120) return `${seconds}s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 10) return pair(minutes, 'm', seconds % 60, 's')
  if (minutes < 180) return `${minutes}m`
  const hours = Math.floor(minutes / 60)
  if (hours < 8) return pair(hours, 'h', minutes % 60, 'm')
  if (hours < 48) return `${hours}h`
  const days = Math.floor(hours / 24)
  if (hours < 24 * 8) return pair(days, 'd', hours % 24, 'h')
  if (hours < 24 * 365 * 2) return `${days}d`
  const years = Math.floor(days / 365)
  if (hours < 24 * 365 * 8) return pair(years, 'y', days % 365, 'd')
  return `${years}y`
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit}${small}${smallUnit}`
}
