/** A release of Prometheus; patches change nothing of what rules may have. */
export interface PrometheusVersion {
  readonly major: number
  readonly minor: number
}

/** Nothing is known of what releases before this one lack. */
export const oldestKnownVersion: PrometheusVersion = { major: 2, minor: 37 }

/** `2.53`, `v3.5.1`, `3` (its first); undefined of what is no version. */
export function parsePrometheusVersion(text: string): PrometheusVersion | undefined {
  const [, major, minor = '0'] =
    /^v?(\d{1,3})(?:\.(\d{1,4})(?:\.\d+)?(?:[-+][\w.+-]+)?)?$/.exec(text.trim()) ?? []
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) }
}

export function formatVersion({ major, minor }: PrometheusVersion): string {
  return `${major}.${minor}`
}

export function isBefore(one: PrometheusVersion, other: PrometheusVersion): boolean {
  return one.major < other.major || (one.major === other.major && one.minor < other.minor)
}
