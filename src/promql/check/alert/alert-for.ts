import { visitExpression } from '../../expression/visit-expression.ts'
import type { Check } from '../check.ts'
import { isConstant } from './is-constant.ts'

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
      if (node.kind === 'call' && /^(?:time|timestamp)$/.test(node.name)) longest = Number.POSITIVE_INFINITY
      if (node.kind === 'range' || node.kind === 'subquery')
        longest = Math.max(longest, node.range.seconds ?? 0)
    })
    if (longest < 300) tell(rule.name, 'without for it fires at the first look; give it a few minutes')
  },
}
