import { selectorsOf } from '../../expression/selectors-of.ts'
import type { Check } from '../check.ts'

/** Bounds of buckets, which two major versions write differently. */
export const bucketBound: Check = {
  name: 'bucket-bound',
  severity: 'warning',
  finds: 'a bucket named by a whole number, or by a pattern that other buckets match, too',
  why: `Prometheus 3 writes the bounds of classic histograms as floats: what was \`le="10"\` is \`le="10.0"\`. A matcher of one of
them selects nothing in the other version. In a pattern the dot has to be escaped: \`10.0\` matches \`1000\`.`,
  bad: `- record: controller:reconcile_fast:ratio_rate5m
  expr: |
    sum by (controller) (rate(controller_runtime_reconcile_time_seconds_bucket{le="10"}[5m]))
    / sum by (controller) (rate(controller_runtime_reconcile_time_seconds_count[5m]))`,
  good: `- record: controller:reconcile_fast:ratio_rate5m
  expr: |
    sum by (controller) (rate(controller_runtime_reconcile_time_seconds_bucket{le=~"10|10\\\\.0"}[5m]))
    / sum by (controller) (rate(controller_runtime_reconcile_time_seconds_count[5m]))`,
  run({ expression }, tell, { version }) {
    for (const { matchers, name } of selectorsOf(expression)) {
      if (!name?.endsWith('_bucket')) continue
      for (const matcher of matchers) {
        const { label, operator, value } = matcher
        if (label !== 'le') continue
        const [, bound, fraction] = /^(-?\d+)(\\?\.0)?$/.exec(value) ?? []
        // Of a version that is known, only what it does not write.
        if (version && bound !== undefined && (fraction === undefined) === version.major < 3) continue
        const loose = operator.endsWith('~') && value.split('|').find((one) => /^\d+\.0$/.test(one))
        if (bound !== undefined && !operator.startsWith('!'))
          tell(
            matcher,
            `le is "${bound}" before Prometheus 3 and "${bound}.0" from then on; write le=~"${bound}|${bound}\\\\.0"`,
          )
        else if (loose)
          tell(
            matcher,
            `the dot of ${loose} matches any character, so the bucket ${loose.replace('.', '0')}, too: write le${operator}"${value.replaceAll(/(?<=\d)\.(?=\d)/g, '\\\\.')}"`,
          )
      }
    }
  },
}
