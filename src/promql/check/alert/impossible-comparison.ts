import { comparisonOperators, type Expression } from '../../expression/expression.ts'
import { visitExpression, withoutParentheses } from '../../expression/visit-expression.ts'
import type { Check } from '../check.ts'

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
