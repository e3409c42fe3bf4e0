import { comparisonOperators, type Expression } from '../expression/expression.ts'
import { visitExpression, withoutParentheses } from '../expression/visit-expression.ts'
import { mayHave, possibleLabels, type Recorded } from '../knowledge/possible-labels.ts'
import { templateLabels } from '../rule-file/template.ts'
import type { Check } from './check.ts'
import { selectorsOf } from './metric-checks.ts'

/** Alerts without a condition. */
export const alertComparison: Check = {
  name: 'alert-comparison',
  severity: 'warning',
  finds: 'an alert without a condition',
  why: `An alert fires for every series that its expression gives, whatever the value: without a comparison that is always.
\`bool\` gives 0 or 1 and drops nothing, so it is no condition either.`,
  bad: `- alert: OperatorDown
  expr: up{job="operator"} == bool 0
  for: 5m`,
  good: `- alert: OperatorDown
  expr: up{job="operator"} == 0
  for: 5m`,
  run({ rule, expression }, tell, { recorded }) {
    if (rule.type !== 'alert' || hasCondition(expression, recorded)) return
    const top = withoutParentheses(expression)
    const bool = top.kind === 'binary' && top.bool
    tell(
      bool ? top.operatorSpan : expression,
      bool
        ? `with bool the result is 0 or 1 and both fire: leave bool out`
        : 'nothing is compared: it fires for every series that there is, whatever its value',
    )
  },
}

/** Comparisons that can have one outcome only. */
export const impossibleComparison: Check = {
  name: 'impossible-comparison',
  severity: 'warning',
  finds: 'a comparison that never holds, or always does',
  why: `A share is from 0 to 1, so over 5 it never is: 5 % is 0.05. \`up\` is 0 or 1. \`count\` never gives 0: of nothing it gives nothing, so
ask for \`absent\`, or add \`or vector(0)\`.`,
  bad: `- alert: ErrorRatioHigh
  expr: |
    sum(rate(controller_runtime_reconcile_total{result="error"}[5m]))
      / sum(rate(controller_runtime_reconcile_total[5m])) > 5
  for: 10m`,
  good: `- alert: ErrorRatioHigh
  expr: |
    sum(rate(controller_runtime_reconcile_total{result="error"}[5m]))
      / sum(rate(controller_runtime_reconcile_total[5m])) > 0.05
  for: 10m`,
  run({ rule, expression }, tell, { bounds }) {
    const top = withoutParentheses(expression)
    visitExpression(expression, (node) => {
      if (node.kind !== 'binary' || !comparisonOperators.has(node.operator) || node.bool) return
      const [left, right] = [bounds.of(node.left), bounds.of(node.right)]
      const turned = left.low === left.high && right.low !== right.high
      const [low, high] = turned ? [right.low, right.high] : [left.low, left.high]
      const constant = turned ? left : right
      if (constant.low !== constant.high || Number.isNaN(constant.low)) return
      const outcome = outcomeOf(
        low,
        high,
        turned ? (mirrored[node.operator] ?? node.operator) : node.operator,
        constant.low,
      )
      const side = withoutParentheses(turned ? node.right : node.left)
      if (outcome === 'never')
        tell(
          node.operatorSpan,
          `this never holds: ${rangeText(low, high)}${adviceFor(side, high, constant.low)}`,
        )
      else if (outcome === 'always' && node === top && rule.type === 'alert' && low !== high)
        tell(node.operatorSpan, `this always holds: ${rangeText(low, high)}, so the alert always fires`)
    })
  },
}

/** Templates that name labels which are gone. */
export const templateLabel: Check = {
  name: 'template-label',
  severity: 'warning',
  finds: 'a text that names a label which the expression drops',
  why: `The alert reads "pod  restarts too often". Only labels that the aggregation keeps are there: \`sum by (namespace)\` knows no pod,
\`absent\` knows only what is matched with =.`,
  bad: `- alert: ControllerErrors
  expr: sum by (controller) (rate(controller_runtime_reconcile_errors_total[5m])) > 1
  for: 10m
  annotations:
    summary: '{{ $labels.namespace }}/{{ $labels.controller }} fails'`,
  good: `- alert: ControllerErrors
  expr: sum by (namespace, controller) (rate(controller_runtime_reconcile_errors_total[5m])) > 1
  for: 10m
  annotations:
    summary: '{{ $labels.namespace }}/{{ $labels.controller }} fails'`,
  run({ rule, expression }, tell, { recorded }) {
    if (rule.type !== 'alert') return
    const possible = possibleLabels(expression, recorded)
    for (const [name, text] of [...rule.labels, ...rule.annotations])
      for (const { label, at } of templateLabels(text.text)) {
        if (mayHave(possible, label) || label === '__name__') continue
        const why =
          label === 'alertname' || rule.labels.has(label)
            ? 'the labels of the rule are not among $labels'
            : `the expression drops ${label}`
        const kept = possible.kind === 'only' ? `; it keeps ${[...possible.labels].join(', ') || 'none'}` : ''
        tell(text.placeAt(at), `${name}: $labels.${label} is empty: ${why}${kept}`)
      }
  },
}

/** Alerts that fire at the first look. */
export const alertFor: Check = {
  name: 'alert-for',
  severity: 'info',
  finds: 'an alert without for',
  why: 'A single failed scrape, a restart, a moment of load then wakes somebody. A few minutes of `for` (or a range as long in the expression) tell a fault from a moment.',
  bad: `- alert: OperatorDown
  expr: up{job="operator"} == 0`,
  good: `- alert: OperatorDown
  expr: up{job="operator"} == 0
  for: 5m`,
  run({ rule, expression }, tell) {
    if (rule.type !== 'alert' || (rule.for && rule.for.seconds > 0) || isConstant(expression)) return
    // Nobody is woken by an info; and a range, or an age, in the condition is a time to wait, too.
    if (/^(?:info|none)$/i.test(rule.labels.get('severity')?.text ?? '')) return
    let longest = 0
    visitExpression(expression, (node) => {
      if (node.kind === 'call' && node.name === 'time') longest = Number.POSITIVE_INFINITY
      if (node.kind === 'range' || node.kind === 'subquery')
        longest = Math.max(longest, node.range.seconds ?? 0)
    })
    if (longest < 300) tell(rule.name, 'without for it fires at the first look; give it a few minutes')
  },
}

/** Alerts that nobody knows where to send. */
export const alertSeverity: Check = {
  name: 'alert-severity',
  severity: 'info',
  finds: 'an alert without the label severity',
  why: 'Alertmanager routes by labels, and `severity` is the one that everybody routes by: critical wakes somebody, warning waits for the morning.',
  bad: `- alert: OperatorDown
  expr: up{job="operator"} == 0
  for: 5m`,
  good: `- alert: OperatorDown
  expr: up{job="operator"} == 0
  for: 5m
  labels:
    severity: critical`,
  run({ rule, group }, tell) {
    if (rule.type === 'alert' && !rule.labels.has('severity') && !group.labels.has('severity'))
      tell(rule.name, 'it has no label severity, by which notifications are routed')
  },
}

/** Alerts that do not say what happened. */
export const alertSummary: Check = {
  name: 'alert-summary',
  severity: 'info',
  finds: 'an alert without a summary or description',
  why: 'Whoever is woken reads the annotations first, and mostly on a telephone: what is wrong, with what, and where to look.',
  bad: `- alert: OperatorDown
  expr: up{job="operator"} == 0
  for: 5m`,
  good: `- alert: OperatorDown
  expr: up{job="operator"} == 0
  for: 5m
  annotations:
    summary: The operator does not answer.`,
  run({ rule }, tell) {
    if (
      rule.type === 'alert' &&
      !['summary', 'description', 'message'].some((name) => rule.annotations.has(name))
    )
      tell(rule.name, 'it has no annotation summary or description that says what is wrong')
  },
}

/** Whether something in the expression lets series go. */
function hasCondition(expression: Expression, recorded: Recorded, depth = 0): boolean {
  if (isConstant(expression)) return true
  let found = false
  visitExpression(expression, (node) => {
    if (node.kind === 'binary')
      found ||=
        (comparisonOperators.has(node.operator) && !node.bool) ||
        node.operator === 'and' ||
        node.operator === 'unless'
    if (node.kind === 'call') found ||= node.name.startsWith('absent')
  })
  if (found) return true
  // Series that are there only while something is so: recorded ones, alerts, infos and reasons.
  return selectorsOf(expression).some(({ name, matchers }) => {
    if (name === undefined || name === 'ALERTS' || name.includes(':')) {
      const rules = recorded.get(name ?? '')
      return !rules || depth > 5 || rules.some((rule) => hasCondition(rule.expression, recorded, depth + 1))
    }
    return /_(?:info|reason)$/.test(name) && matchers.length > 0
  })
}

/** `vector(1)`, which is meant to fire always. */
function isConstant(expression: Expression): boolean {
  const inner = withoutParentheses(expression)
  return inner.kind === 'call' && inner.name === 'vector'
}

const mirrored: Readonly<Record<string, string>> = { '>': '<', '<': '>', '>=': '<=', '<=': '>=' }

function outcomeOf(low: number, high: number, operator: string, limit: number): 'never' | 'always' | 'open' {
  const [never, always] = {
    '>': [high <= limit, low > limit],
    '>=': [high < limit, low >= limit],
    '<': [low >= limit, high < limit],
    '<=': [low > limit, high <= limit],
    '==': [limit < low || limit > high, low === high && low === limit],
    '!=': [low === high && low === limit, limit < low || limit > high],
  }[operator] ?? [false, false]
  return never ? 'never' : always ? 'always' : 'open'
}

function rangeText(low: number, high: number): string {
  if (low === high) return `the left side is always ${low}`.replace('the left side', 'what is compared')
  if (high === Number.POSITIVE_INFINITY) return `what is compared is ${low} or more`
  if (low === Number.NEGATIVE_INFINITY) return `what is compared is ${high} or less`
  return `what is compared is from ${low} to ${high}`
}

function adviceFor(side: Expression, high: number, limit: number): string {
  if (side.kind === 'aggregation' && side.operator.startsWith('count') && limit <= 1)
    return '; of nothing, count gives nothing: use absent(…), or add "or vector(0)"'
  if (side.kind === 'call' && side.name.startsWith('absent')) return ', or nothing at all'
  return high === 1 && limit > 1 && limit <= 100 ? `; ${limit} % is ${limit / 100}` : ''
}
