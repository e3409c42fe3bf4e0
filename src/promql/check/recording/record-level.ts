import type { Expression } from '../../expression/expression.ts'
import { selectorsOf } from '../../expression/selectors-of.ts'
import { visitExpression } from '../../expression/visit-expression.ts'
import { mayHave, type PossibleLabels, possibleLabels } from '../../knowledge/possible-labels.ts'
import type { Check, CheckedRule } from '../check.ts'
import { isRate } from './is-rate.ts'

/** Names that promise labels which the series has not, or the other way round. */
export const recordLevel: Check = {
  name: 'record-level',
  severity: 'warning',
  finds: 'a level in the name that is not what the expression aggregates by',
  why: `In \`app:tasks:rate5m\` the \`app\` says: one series for each app. Whoever reads the name joins and sums by it, and gets something
else when the aggregation drops the label, keeps another, or does not aggregate at all. Labels that say where a target is
(\`namespace\`, \`job\`, \`cluster\`, what \`--label\` names) are an info when they come on top.`,
  bad: `- record: app:app_processed_tasks:rate5m
  expr: sum by (instance) (rate(app_processed_tasks_total[5m]))`,
  good: `- record: app:app_processed_tasks:rate5m
  expr: sum by (app) (rate(app_processed_tasks_total[5m]))`,
  run(subject, tell, { recorded, addedLabels }) {
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
    else if (promised.length > 0) {
      const extra = extraLabels(expression, possible, promised)
      if (extra.length === 0) return
      tell(
        rule.name,
        `${level} promises one series for each ${promised.join(' and ')}, but the expression keeps ${extra.join(' and ')}, too: name it ${[...extra, ...promised].join('_')}:${rest.join(':')}, or aggregate by (${promised.join(', ')})`,
        extra.every((label) => placeLabels.has(label) || addedLabels.has(label)) ? 'info' : 'warning',
      )
    }
  },
}

/** Labels that levels are made of. What else stands in a level is none (namespace_cpu) or may mean all there is (cluster). */
const levelLabels = new Set(
  'namespace job instance node pod container service controller app deployment statefulset daemonset workload kind group handler verb code method route path result queue webhook host tenant team'.split(
    ' ',
  ),
)

/** Labels that say where a target is, which the Prometheus practice for rules keeps without naming them. */
const placeLabels = new Set(
  'namespace job cluster region zone env environment datacenter tenant quantile'.split(' '),
)

/**
 * Labels of the result that part series which the level promises to be one. Not those that select one value, those that are
 * joined to what is there already, nor the bounds of buckets.
 */
function extraLabels(
  expression: Expression,
  possible: PossibleLabels,
  promised: readonly string[],
): readonly string[] {
  if (possible.kind !== 'only') return []
  const single = new Set([...promised, 'le'])
  visitExpression(expression, (node) => {
    if (node.kind === 'binary') for (const label of node.matching?.include ?? []) single.add(label)
    if (node.kind === 'call' && /^label_/.test(node.name) && node.args[1]?.kind === 'string')
      single.add(node.args[1].value)
    if (node.kind === 'selector')
      for (const { operator, label } of node.matchers) if (operator === '=') single.add(label)
  })
  return [...possible.labels].filter((label) => !single.has(label))
}

/** Levels of many targets, which only an aggregation leads to. */
const levelsAbove = new Set(['app', 'job', 'namespace', 'service', 'controller', 'kind'])

function labelsOfLevel(level: string): readonly string[] {
  if (levelLabels.has(level)) return [level]
  const parts = level.split('_')
  return parts.every((part) => levelLabels.has(part)) ? parts : []
}

/** The rate of raw series, of which each target has its own: no aggregation, no join, nothing recorded before. */
function neverAggregates({ expression }: CheckedRule): boolean {
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
