import type { Expression } from '../../expression/expression.ts'
import { withoutParentheses } from '../../expression/visit-expression.ts'

/** `vector(1)`, which is meant to fire always. */
export function isConstant(expression: Expression): boolean {
  const inner = withoutParentheses(expression)
  return inner.kind === 'call' && inner.name === 'vector'
}
