import type { Expression } from '../../expression/expression.ts'
import { withoutParentheses } from '../../expression/visit-expression.ts'

/** Whether an expression is a rate, or an aggregation of rates. */
export function isRate(expression: Expression): boolean {
  const inner = withoutParentheses(expression)
  if (inner.kind === 'aggregation') return isRate(inner.expression)
  return inner.kind === 'call' && /^(?:rate|irate|increase)$/.test(inner.name)
}
