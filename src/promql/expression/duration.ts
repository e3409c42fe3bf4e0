const secondsOf: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
}

const form = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/
const units = ['y', 'w', 'd', 'h', 'm', 's', 'ms']

/** Seconds of a duration as Prometheus writes it (`1h30m`; also `0`), or undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  if (text === '0') return 0
  const parts = form.exec(text)
  if (!parts || text === '') return undefined
  return units.reduce((sum, unit, index) => sum + Number(parts[index + 1] ?? 0) * (secondsOf[unit] ?? 0), 0)
}

/** The shortest way to write a number of seconds as a duration of Prometheus. */
export function formatDuration(seconds: number): string {
  let left = Math.round(seconds * 1000)
  let text = ''
  for (const unit of units) {
    const size = (secondsOf[unit] ?? 1) * 1000
    // Years and weeks only where nothing is left over, as model.Duration prints them.
    if ((unit === 'y' || unit === 'w') && left % size !== 0) continue
    const count = Math.floor(left / size)
    if (count > 0) text += `${count}${unit}`
    left -= count * size
  }
  return text === '' ? '0s' : text
}

/** Units as people write them, by how Prometheus does. */
const words: Readonly<Record<string, readonly string[]>> = {
  y: ['yr', 'yrs', 'year', 'years'],
  w: ['wk', 'wks', 'week', 'weeks'],
  d: ['day', 'days'],
  h: ['hr', 'hrs', 'hour', 'hours'],
  m: ['min', 'mins', 'minute', 'minutes'],
  s: ['', 'sec', 'secs', 'second', 'seconds'],
  ms: ['msec', 'msecs', 'milli', 'millis', 'millisecond', 'milliseconds'],
}
const unitOf = new Map(
  Object.entries(words).flatMap(([unit, others]) => [unit, ...others].map((word) => [word, unit] as const)),
)

/** What to write instead of a text that is no duration: the one that is meant where that can be told (`5 minutes`, `300`). */
export function durationAdvice(text: string): string {
  const parts = [...text.toLowerCase().matchAll(/(\d+(?:\.\d+)?)\s*([a-z]*)(?:\s|,|and\b)*/g)]
  const isWhole = parts.map(([part]) => part).join('') === text.trim().toLowerCase()
  const seconds = parts.reduce(
    (sum, [, number, word = '']) => sum + Number(number) * (secondsOf[unitOf.get(word) ?? ''] ?? Number.NaN),
    0,
  )
  if (parts.length === 0 || !isWhole || !Number.isSafeInteger(seconds * 1000))
    return 'such as 30s, 5m or 1h30m'
  const isBare = /^\d+$/.test(text.trim())
  return `write ${formatDuration(seconds)}${isBare ? ' if these are seconds' : ''}`
}
