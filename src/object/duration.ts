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

const term = /^(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/

/**
 * A duration as Go's time.ParseDuration reads it (and with it metav1.Duration): `300ms`, `-1.5h`, `2h45m`, `0`.
 * Milliseconds, with a fraction; undefined for anything else and for what does not fit 64 bits of nanoseconds.
 */
export function parseDuration(text: string): number | undefined {
  const negative = text.startsWith('-')
  let rest = negative || text.startsWith('+') ? text.slice(1) : text
  if (rest === '0') return 0
  if (rest === '' || rest.length > 256) return undefined
  let total = 0n
  while (rest !== '') {
    const match = term.exec(rest)
    if (!match) return undefined
    const [whole, digits = '', fraction = '', unit = ''] = match
    const size = nanoseconds[unit]
    if ((digits === '' && fraction === '') || size === undefined) return undefined
    total += BigInt(digits || '0') * size + (BigInt(fraction || '0') * size) / 10n ** BigInt(fraction.length)
    rest = rest.slice(whole.length)
  }
  const limit = negative ? maxInt64 + 1n : maxInt64
  if (total > limit) return undefined
  const ms = Number(total) / 1e6
  return negative && ms !== 0 ? -ms : ms
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
