const seconds: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
}

/** What Prometheus takes for a duration: `1h30m`, units from the largest down (prometheus/common, model.ParseDuration). */
export const durationPattern = /^(?=.)(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?$/

/** The same, or nothing. */
export const heldPattern = /^(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?$/

/** A duration in seconds. The text matches `durationPattern`. */
export function durationSeconds(text: string): number {
  let sum = 0
  for (const [, count, unit] of text.matchAll(/(\d+)(ms|[smhdwy])/g))
    sum += Number(count) * (seconds[unit ?? ''] ?? 0)
  return sum
}
