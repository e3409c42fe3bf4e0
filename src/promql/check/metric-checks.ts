import { nearestName, suggestion } from '../../base/index.ts'
import type { Expression, LabelMatcher, VectorSelector } from '../expression/expression.ts'
import { literalAlternatives, patternMatcher } from '../expression/regular-expression.ts'
import { visitExpression } from '../expression/visit-expression.ts'
import type { KnownMetric } from '../knowledge/known-metric.ts'
import { completePrefixes, mistakenMetrics, mistakenPrefixes } from '../knowledge/mistaken-metrics.ts'
import { mayBeTargetLabel } from '../knowledge/target-labels.ts'
import type { Check, CheckContext } from './check.ts'

/** Metrics that do not exist. */
export const unknownMetric: Check = {
  name: 'unknown-metric',
  severity: 'warning',
  finds: 'a metric that nothing exposes',
  why: `The expression gives nothing, and nobody is told. Known are Binnacle's metrics, those of controller-runtime,
kube-state-metrics, cAdvisor, the API server, Prometheus, Istio and Linkerd that rules read, the series recorded in the
files given, and what \`--exposition\` shows. A metric of an exporter that nothing is known of is taken for there, unless an
exposition shows others that begin with the same word.`,
  bad: `- record: controller:reconcile_duration_seconds:p99
  expr: |
    histogram_quantile(0.99, sum by (controller, le) (
      rate(controller_runtime_reconcile_duration_seconds_bucket[5m])))`,
  good: `- record: controller:reconcile_time_seconds:p99
  expr: |
    histogram_quantile(0.99, sum by (controller, le) (
      rate(controller_runtime_reconcile_time_seconds_bucket[5m])))`,
  run({ expression }, tell, context) {
    for (const selector of selectorsOf(expression)) {
      const { name } = selector
      if (name === undefined || context.metrics.find(name) || context.recorded.has(name)) continue
      const known = name.includes(':') ? context.recorded.keys() : context.metrics.names()
      const mistaken = mistakenMetrics[name] ?? withRightPrefix(name)
      if (mistaken !== undefined) tell(selector, `there is no metric ${name}; it is ${mistaken}`)
      else if (completePrefixes.some((prefix) => name.startsWith(prefix)) || context.metrics.isShown(name)) {
        tell(selector, `there is no metric ${name}${suggestion(name, known, '')}`)
      } else {
        const meant = slipOf(name, known)
        if (meant !== undefined)
          tell(selector, `nothing is known of a metric ${name}; did you mean ${meant}?`)
      }
    }
  },
}

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

/** Values that a label never has. */
export const labelValue: Check = {
  name: 'label-value',
  severity: 'warning',
  finds: 'a value that the label never has',
  why: 'The selector matches nothing. Values of labels are compared letter by letter: health is in lower case, as Kubernetes has phases in upper.',
  bad: `- alert: Degraded
  expr: max by (kind, name) (binnacle_cr_health{state="Degraded"}) == 1
  for: 15m`,
  good: `- alert: Degraded
  expr: max by (kind, name) (binnacle_cr_health{state="degraded"}) == 1
  for: 15m`,
  run({ expression }, tell, context) {
    for (const selector of selectorsOf(expression)) {
      const metric = context.metrics.find(selector.name ?? '')
      for (const matcher of selector.matchers) {
        const values = metric?.values[matcher.label]
        if (!metric || !values || matchesEmpty(matcher)) continue
        for (const value of namedValues(matcher)) {
          if (values.includes(value)) continue
          const nothing = matcher.operator === '=' ? ', so this selects nothing' : ''
          tell(
            matcher,
            `${matcher.label} of ${metric.name} is never "${value}"${nothing}${suggestion(value, values, `it is ${values.join(', ')}`)}`,
            metric.own && matcher.operator === '=' ? 'error' : 'warning',
          )
        }
        if (matcher.operator === '=~' && literalAlternatives(matcher.value) === undefined) {
          const matches = patternMatcher(matcher.value)
          if (matches && !values.some(matches))
            tell(
              matcher,
              `"${matcher.value}" matches no value of ${matcher.label}: it is ${values.join(', ')}`,
            )
        }
      }
    }
  },
}

/** The names that labels get when a scrape does not honour them. */
export const exportedLabel: Check = {
  name: 'exported-label',
  severity: 'warning',
  finds: 'exported_namespace and the like of a metric of Binnacle',
  why: `Without \`honorLabels: true\` Prometheus renames the labels of the exposition that it has itself, and every rule and
dashboard would have to know which namespace is meant. The generated ServiceMonitor honours labels.`,
  bad: `- record: namespace_kind:binnacle_cr_health:sum
  expr: sum by (exported_namespace, kind) (binnacle_cr_health{state="degraded", exported_namespace="shop"})`,
  good: `- record: namespace_kind:binnacle_cr_health:sum
  expr: sum by (namespace, kind) (binnacle_cr_health{state="degraded", namespace="shop"})`,
  run({ expression }, tell, context) {
    for (const selector of selectorsOf(expression)) {
      const metric = context.metrics.find(selector.name ?? '')
      for (const matcher of selector.matchers) {
        const label = /^exported_(.+)$/.exec(matcher.label)?.[1]
        if (!metric?.own || label === undefined || !metric.labels.has(label)) continue
        tell(
          matcher,
          `write ${label}, and set honorLabels: true in the ServiceMonitor, which keeps ${label} from becoming ${matcher.label}`,
        )
      }
    }
  },
}

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
  run({ expression }, tell) {
    for (const { matchers, name } of selectorsOf(expression)) {
      if (!name?.endsWith('_bucket')) continue
      for (const matcher of matchers) {
        const { label, operator, value } = matcher
        if (label !== 'le') continue
        const bound = /^(-?\d+)(?:\\?\.0)?$/.exec(value)?.[1]
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

/** Patterns that are plain text. */
export const plainRegexp: Check = {
  name: 'plain-regexp',
  severity: 'info',
  finds: 'a regular expression that is none',
  why: 'Patterns match whole values: `^` and `$` are there already. Plain text is found faster with = and !=, and read faster, too.',
  bad: `- record: job:up:sum
  expr: sum by (job) (up{job=~"^binnacle$"})`,
  good: `- record: job:up:sum
  expr: sum by (job) (up{job="binnacle"})`,
  run({ expression }, tell) {
    for (const { matchers } of selectorsOf(expression))
      for (const matcher of matchers) {
        if (matcher.operator !== '=~' && matcher.operator !== '!~') continue
        const bare = matcher.value.replace(/^\^|(?<!\\)\$$/g, '')
        const values = literalAlternatives(bare)
        const operator = matcher.operator === '=~' ? '=' : '!='
        if (values?.length === 1 && bare !== '')
          tell(matcher, `"${matcher.value}" is plain text: write ${matcher.label}${operator}"${values[0]}"`)
        else if (bare !== matcher.value) tell(matcher, 'a pattern matches the whole value; leave ^ and $ out')
      }
  },
}

export function selectorsOf(expression: Expression): readonly VectorSelector[] {
  const found: VectorSelector[] = []
  visitExpression(expression, (node, ancestors) => {
    // The second argument of info() selects labels to add, not series to read.
    const parent = ancestors.at(-1)
    if (
      node.kind === 'selector' &&
      !(parent?.kind === 'call' && parent.name === 'info' && parent.args[1] === node)
    )
      found.push(node)
  })
  return found
}

/** Whether a series without the label matches. Of patterns that cannot be tried: yes, so that nothing is said of them. */
function matchesEmpty({ operator, value }: LabelMatcher): boolean {
  if (operator === '=') return value === ''
  if (operator === '!=') return value !== ''
  const matches = patternMatcher(value)
  return matches === undefined || matches('') === (operator === '=~')
}

function namedValues({ operator, value }: LabelMatcher): readonly string[] {
  const named = operator === '=' || operator === '!=' ? [value] : (literalAlternatives(value) ?? [])
  return named.filter((one) => one !== '')
}

function withRightPrefix(name: string): string | undefined {
  const wrong = Object.keys(mistakenPrefixes).find((prefix) => name.startsWith(prefix))
  return wrong === undefined ? undefined : `${mistakenPrefixes[wrong]}${name.slice(wrong.length)}`
}

function slipOf(name: string, known: Iterable<string>): string | undefined {
  for (const one of known) if (isSlip(name, one)) return one
  return undefined
}

/** Whether a name is one letter from a known one, and long enough for that to be no chance. */
function isSlip(name: string, known: string): boolean {
  const longest = Math.max(name.length, known.length)
  if (name.length <= 15 || Math.abs(name.length - known.length) > 1) return false
  let start = 0
  while (start < longest && name[start] === known[start]) start++
  let end = 0
  while (end < Math.min(name.length, known.length) - start && name.at(-1 - end) === known.at(-1 - end)) end++
  return longest - start - end <= 1
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
