import { formatVersion, isBefore } from '../../knowledge/prometheus-version.ts'
import type { Check } from '../check.ts'
import { usedFeatures } from './used-features.ts'

/** What the user's Prometheus does not know yet. */
export const prometheusVersion: Check = {
  name: 'prometheus-version',
  severity: 'error',
  finds: 'what the Prometheus of `--prometheus-version` does not know yet',
  why: `Prometheus refuses the whole file for one function or key that it does not know. The Prometheus Operator leaves out keys
that the version of its Prometheus has not: there the rule works otherwise than it reads.`,
  exampleVersion: '2.45',
  bad: `- record: job:request_seconds:mean5m
  expr: histogram_avg(sum by (job) (rate(request_seconds[5m])))`,
  good: `- record: job:request_seconds:mean5m
  expr: |
    histogram_sum(sum by (job) (rate(request_seconds[5m])))
      / histogram_count(sum by (job) (rate(request_seconds[5m])))`,
  run(subject, tell, { version }) {
    if (!version) return
    for (const { feature, at } of usedFeatures(subject))
      if (isBefore(version, feature.since))
        tell(
          at,
          `${feature.name} came with Prometheus ${formatVersion(feature.since)}; ${formatVersion(version)} ${feature.before ?? 'refuses the whole file'}`,
        )
  },
}
