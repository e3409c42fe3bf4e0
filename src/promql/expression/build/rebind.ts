import type { BinaryOperation, Expression } from '../expression.ts'

/**
 * In the published grammar a suffix (range, offset, @) takes the whole operation before it: `a + b offset 5m` is read as
 * `(a + b) offset 5m`. In Prometheus it binds tighter than any operator. These two put the tree right.
 */

/** Binds a suffix to the last operand of what stands before it. */
export function withSuffix(
  before: Expression,
  end: number,
  bind: (operand: Expression) => Expression,
): Expression {
  if (before.kind === 'binary') return { ...before, right: withSuffix(before.right, end, bind), to: end }
  if (before.kind === 'unary')
    return { ...before, expression: withSuffix(before.expression, end, bind), to: end }
  return bind(before)
}

/** Puts an operation together whose left side may hold one that binds looser, because a suffix closed it too early. */
export function joined(operation: BinaryOperation): Expression {
  const { left, operator, to } = operation
  if (left.kind === 'binary' && bindsLooser(left.operator, operator)) {
    const right = joined({ ...operation, left: left.right, from: left.right.from })
    return { ...left, right, to }
  }
  if (left.kind === 'unary' && operator === '^')
    return {
      ...left,
      expression: joined({ ...operation, left: left.expression, from: left.expression.from }),
      to,
    }
  return operation
}

/** As promql/parser/generated_parser.y orders them. */
const precedences: readonly (readonly string[])[] = [
  ['or'],
  ['and', 'unless'],
  ['==', '!=', '>', '<', '>=', '<=', '</', '>/'],
  ['+', '-'],
  ['*', '/', '%', 'atan2'],
  ['^'],
]

function bindsLooser(left: string, right: string): boolean {
  const [one, other] = [left, right].map((operator) =>
    precedences.findIndex((level) => level.includes(operator)),
  )
  // Only ^ goes from right to left.
  return (one ?? 0) < (other ?? 0) || (left === '^' && right === '^')
}
