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
