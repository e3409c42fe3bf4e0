import { nearestName } from '../../../base/index.ts'
import { selectorsOf } from '../../expression/selectors-of.ts'
import type { KnownMetric } from '../../knowledge/known-metric.ts'
import { mayBeTargetLabel } from '../../knowledge/target-labels.ts'
import type { Check, CheckContext } from '../check.ts'
import { matchesEmpty } from './matches-empty.ts'

/** Labels that a metric has not. */
export const unknownLabel: Check = {
  name: 'unknown-label',
  severity: 'warning',
  finds: 'a matcher of a label that the metric has not',
  why: `It matches nothing. The value of a sample is no label: compare with it. Labels that scrapes add (\`job\`, \`pod\`, \`cluster\` …) are
taken for there; name more of them with \`--label\`.`,
  bad: `- alert: SeriesLeftOut
  expr: binnacle_series_limit_reached{status="1"} == 1
  for: 15m`,
  good: `- alert: SeriesLeftOut
  expr: binnacle_series_limit_reached == 1
  for: 15m`,
  run({ expression }, tell, context) {
    for (const selector of selectorsOf(expression)) {
      const metric = context.metrics.find(selector.name ?? '')
      if (!metric || metric.open) continue
      for (const matcher of selector.matchers) {
        const { label, value } = matcher
        if (metric.labels.has(label) || mayBeTargetLabel(label, context.addedLabels) || matchesEmpty(matcher))
          continue
        tell(matcher, `${metric.name} has no label ${label}${labelAdvice(metric, label, value, context)}`)
      }
    }
  },
}

function labelAdvice(metric: KnownMetric, label: string, value: string, { metrics }: CheckContext): string {
  const close = nearestName(label, metric.labels)
  if (close !== undefined) return `; did you mean ${close}?`
  if (/^-?\d+(?:\.\d+)?$/.test(value) && metric.role !== 'bucket')
    return `; if ${value} is its value, compare: ${metric.name} == ${value}`
  const others = metrics.withLabel(metric.source, label)
  const where = others.find((name) => /_(?:info|labels)$/.test(name)) ?? others[0]
  if (where !== undefined) return `; ${where} has it, and can be joined with on (…) group_left (${label})`
  return metric.labels.size > 0 ? `; it has ${[...metric.labels].join(', ')}` : '; it has none of its own'
}
