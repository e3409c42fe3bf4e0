import { formatVersion, isBefore } from '../../knowledge/prometheus-version.ts'
import type { Check } from '../check.ts'
import { usedFeatures } from './used-features.ts'

/** What only Prometheus with a flag takes. */
export const experimentalFunction: Check = {
  name: 'experimental-function',
  severity: 'warning',
  finds: 'a function, or a form of an expression, that Prometheus takes only when asked to',
  why: 'Without `--enable-feature` Prometheus refuses the whole file, and what is experimental may become something else, or go. Some is stable in newer versions: say which is yours with `--prometheus-version`.',
  bad: `- record: job:scrape_duration_seconds:mad5m
  expr: max by (job) (mad_over_time(scrape_duration_seconds[5m]))`,
  good: `- record: job:scrape_duration_seconds:stddev5m
  expr: max by (job) (stddev_over_time(scrape_duration_seconds[5m]))`,
  run(subject, tell, { version }) {
    for (const { feature, at } of usedFeatures(subject)) {
      const { name, since, flag, stable } = feature
      if (flag === undefined || (version && isBefore(version, since))) continue
      if (version && stable && !isBefore(version, stable)) continue
      const before = stable ? ` before ${formatVersion(stable)}` : ''
      tell(at, `${name} is experimental: Prometheus${before} refuses it without --enable-feature=${flag}`)
    }
  },
}
