import { comparisonOperators, type Expression } from '../../expression/expression.ts'
import { selectorsOf } from '../../expression/selectors-of.ts'
import { visitExpression, withoutParentheses } from '../../expression/visit-expression.ts'
import type { Recorded } from '../../knowledge/possible-labels.ts'
import { mayBeTargetLabel } from '../../knowledge/target-labels.ts'
import type { Check } from '../check.ts'
import { isConstant } from './is-constant.ts'

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
  run({ rule, expression }, tell, { recorded, addedLabels }) {
    if (rule.type !== 'alert' || hasCondition(expression, recorded)) return
    const top = withoutParentheses(expression)
    const bool = top.kind === 'binary' && top.bool
    tell(
      bool ? top.operatorSpan : expression,
      bool
        ? `with bool the result is 0 or 1 and both fire: leave bool out`
        : 'nothing is compared: it fires for every series that there is, whatever its value',
      isNarrowed(expression, addedLabels) ? 'info' : 'warning',
    )
  },
}

/** Whether labels that are no target's choose among the series: that there is such a one may be what is meant. */
function isNarrowed(expression: Expression, addedLabels: ReadonlySet<string>): boolean {
  return selectorsOf(expression).some(({ matchers }) =>
    matchers.some(({ label }) => !mayBeTargetLabel(label, addedLabels)),
  )
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
