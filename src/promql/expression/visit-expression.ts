import type { Expression } from './expression.ts'

/** The expressions directly below one, in the order of the text. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'range':
      return [expression.selector]
    case 'subquery':
    case 'unary':
    case 'parentheses':
      return [expression.expression]
    case 'call':
      return expression.args
    case 'aggregation':
      return expression.parameter ? [expression.parameter, expression.expression] : [expression.expression]
    case 'binary':
      return [expression.left, expression.right]
    default:
      return []
  }
}

/** Visits an expression and all below it, outermost first; `ancestors` are from the outermost to the nearest. */
export function visitExpression(
  expression: Expression,
  visit: (expression: Expression, ancestors: readonly Expression[]) => void,
  ancestors: readonly Expression[] = [],
): void {
  visit(expression, ancestors)
  const below = [...ancestors, expression]
  for (const child of childrenOf(expression)) visitExpression(child, visit, below)
}

/** An expression without the parentheses around it. */
export function withoutParentheses(expression: Expression): Expression {
  let inner = expression
  while (inner.kind === 'parentheses') inner = inner.expression
  return inner
}
