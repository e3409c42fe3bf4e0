import { nearestName } from '../../../base/index.ts'
import type { Expression, Span } from '../../expression/expression.ts'
import { selectorsOf } from '../../expression/selectors-of.ts'
import { visitExpression } from '../../expression/visit-expression.ts'
import type { KnownMetric } from '../../knowledge/known-metric.ts'
import { mayBeTargetLabel } from '../../knowledge/target-labels.ts'
import type { Check, CheckContext, Tell } from '../check.ts'
import { matchesEmpty } from './matches-empty.ts'

/** Labels that a metric has not. */
export const unknownLabel: Check = {
  name: 'unknown-label',
  severity: 'warning',
  finds:
    'a matcher of a label that the metric has not, or a label misspelt in by, without, on, ignoring or group_left',
  why: `It matches nothing. The value of a sample is no label: compare with it. Labels that scrapes add (\`job\`, \`pod\`, \`cluster\` …) are
taken for there; name more of them with \`--label\`.`,
  bad: `- alert: SeriesLeftOut
  expr: binnacle_series_limit_reached{status="1"} == 1
  for: 15m`,
  good: `- alert: SeriesLeftOut
  expr: binnacle_series_limit_reached == 1
  for: 15m`,
  run({ expression }, tell, context) {
    visitExpression(expression, (node) => checkGrouping(node, tell, context))
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
  const holder = Object.keys(metric.values).find((other) => metric.values[other]?.includes(value))
  if (holder !== undefined) return `; ${value} is a value of ${holder}: ${holder}="${value}"`
  const close = nearestName(label, metric.labels)
  if (close !== undefined) return `; did you mean ${close}?`
  if (/^-?\d+(?:\.\d+)?$/.test(value) && metric.role !== 'bucket')
    return `; if ${value} is its value, compare: ${metric.name} == ${value}`
  const others = metrics.withLabel(metric.source, label)
  const where = others.find((name) => /_(?:info|labels)$/.test(name)) ?? others[0]
  if (where !== undefined) return `; ${where} has it, and can be joined with on (…) group_left (${label})`
  return metric.labels.size > 0 ? `; it has ${[...metric.labels].join(', ')}` : '; it has none of its own'
}

/** Labels by which is aggregated or matched; a scrape may have added any, so it is only told of those that are near one of the metric. */
function checkGrouping(node: Expression, tell: Tell, context: CheckContext): void {
  if (node.kind === 'aggregation' && node.grouping)
    checkSpelling(node, node.grouping.labels, node.grouping, tell, context)
  if (node.kind === 'binary' && node.matching)
    checkSpelling(node, [...node.matching.labels, ...node.matching.include], node.operatorSpan, tell, context)
}

function checkSpelling(
  node: Expression,
  labels: readonly string[],
  at: Span,
  tell: Tell,
  context: CheckContext,
): void {
  const known = knownLabels(node, context)
  if (!known) return
  for (const label of labels) {
    if (known.has(label) || mayBeTargetLabel(label, context.addedLabels)) continue
    const meant = nearestName(
      label,
      [...known].filter(({ length }) => Math.abs(length - label.length) <= 2),
    )
    if (meant !== undefined) tell(at, `nothing here has a label ${label}; did you mean ${meant}?`)
  }
}

/** Every label that what an expression reads can have, but for those of scrapes; undefined where that is not known. */
function knownLabels(expression: Expression, { metrics, recorded }: CheckContext): Set<string> | undefined {
  const labels = new Set<string>()
  for (const { name = '' } of selectorsOf(expression)) {
    const metric = metrics.find(name)
    if (!metric || metric.open || recorded.has(name)) return undefined
    for (const label of metric.labels) labels.add(label)
  }
  visitExpression(expression, (node) => {
    // What label_replace, label_join and count_values write.
    if (node.kind === 'string') labels.add(node.value)
  })
  return labels
}
