import type { Expression } from '../expression/expression.ts'
import { visitExpression, withoutParentheses } from '../expression/visit-expression.ts'
import { mayHave, possibleLabels } from '../knowledge/possible-labels.ts'
import type { Check, Subject } from './check.ts'
import { selectorsOf } from './metric-checks.ts'

/** Names of recorded series. */
export const recordName: Check = {
  name: 'record-name',
  severity: 'warning',
  finds: 'a recorded series whose name does not say that it is one',
  why: `\`level:metric:operations\`: the labels it has, what it is made of, what was done to it. A colon tells that a rule records it, so
that nobody looks for the exporter; \`_total\` and \`_bucket\` say counter, and make people take its rate.`,
  bad: `- record: reconcile_errors_per_second
  expr: sum by (controller) (rate(controller_runtime_reconcile_errors_total[5m]))`,
  good: `- record: controller:controller_runtime_reconcile_errors:rate5m
  expr: sum by (controller) (rate(controller_runtime_reconcile_errors_total[5m]))`,
  run({ rule, expression }, tell) {
    if (rule.type !== 'record') return
    const { text } = rule.name
    if (!text.includes(':'))
      tell(
        rule.name,
        `${text} looks like a metric of an exporter; recorded series are named level:metric:operations`,
      )
    else if (/:[a-z_]*_(?:total|bucket)$/.test(text) && text.split(':').length > 2 && isRate(expression))
      tell(rule.name, `${text} ends as a counter does, but is none; end it in what was done, such as rate5m`)
  },
}

/** Names that promise labels which the series has not, or the other way round. */
export const recordLevel: Check = {
  name: 'record-level',
  severity: 'warning',
  finds: 'a level in the name that is not what the expression aggregates by',
  why: `In \`app:tasks:rate5m\` the \`app\` says: one series for each app. Whoever reads the name joins and sums by it, and gets something
else when the aggregation drops the label, or does not aggregate at all.`,
  bad: `- record: app:app_processed_tasks:rate5m
  expr: sum by (instance) (rate(app_processed_tasks_total[5m]))`,
  good: `- record: app:app_processed_tasks:rate5m
  expr: sum by (app) (rate(app_processed_tasks_total[5m]))`,
  run(subject, tell, { recorded }) {
    const { rule, expression, group } = subject
    const [level = '', ...rest] = rule.name.text.split(':')
    if (rule.type !== 'record' || rest.length === 0 || level === '') return
    const possible = possibleLabels(expression, recorded)
    const promised = labelsOfLevel(level)
    const lost = promised.filter(
      (label) => !mayHave(possible, label) && !rule.labels.has(label) && !group.labels.has(label),
    )
    if (lost.length > 0 && lost.length === promised.length)
      tell(
        rule.name,
        `${level} promises a series for each ${promised.join(' and ')}, but the expression drops ${lost.join(' and ')}: aggregate by (${promised.join(', ')})`,
      )
    else if (lost.length > 0)
      tell(
        rule.name,
        `${level} promises ${promised.join(', ')}, but the expression drops ${lost.join(' and ')}`,
      )
    else if (levelsAbove.has(level) && neverAggregates(subject))
      tell(
        rule.name,
        `${level} promises one series for each ${level}, but nothing is aggregated: there is one for each target; sum by (${level}) (…)`,
      )
  },
}

/** Labels that levels are made of. What else stands in a level is none (namespace_cpu) or may mean all there is (cluster). */
const levelLabels = new Set(
  'namespace job instance node pod container service controller app deployment statefulset daemonset workload kind group handler verb code method route path result queue webhook host tenant team'.split(
    ' ',
  ),
)
/** Levels of many targets, which only an aggregation leads to. */
const levelsAbove = new Set(['app', 'job', 'namespace', 'service', 'controller', 'kind'])

function labelsOfLevel(level: string): readonly string[] {
  if (levelLabels.has(level)) return [level]
  const parts = level.split('_')
  return parts.every((part) => levelLabels.has(part)) ? parts : []
}

/** The rate of raw series, of which each target has its own: no aggregation, no join, nothing recorded before. */
function neverAggregates({ expression }: Subject): boolean {
  let plain = true
  visitExpression(expression, (node) => {
    if (node.kind === 'aggregation' || node.kind === 'binary') plain = false
    if (node.kind === 'call' && /^(?:absent|vector|label_|scalar|info|time)/.test(node.name)) plain = false
  })
  return (
    plain &&
    isRate(expression) &&
    selectorsOf(expression).every(({ name }) => name !== undefined && !name.includes(':'))
  )
}

function isRate(expression: Expression): boolean {
  const inner = withoutParentheses(expression)
  if (inner.kind === 'aggregation') return isRate(inner.expression)
  return inner.kind === 'call' && /^(?:rate|irate|increase)$/.test(inner.name)
}
