import type { Expression, VectorSelector } from './expression.ts'
import { visitExpression } from './visit-expression.ts'

/** Every selector whose series the expression reads. */
export function selectorsOf(expression: Expression): readonly VectorSelector[] {
  const found: VectorSelector[] = []
  visitExpression(expression, (node, ancestors) => {
    // The second argument of info() selects labels to add, not series to read.
    const parent = ancestors.at(-1)
    if (
      node.kind === 'selector' &&
      !(parent?.kind === 'call' && parent.name === 'info' && parent.args[1] === node)
    )
      found.push(node)
  })
  return found
}
