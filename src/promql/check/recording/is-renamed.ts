import { comparisonOperators, type Expression } from '../../expression/expression.ts'
import { visitExpression } from '../../expression/visit-expression.ts'

/** Whether series are only given another name, label or unit: that they look like those of an exporter is what is wanted. */
export function isRenamed(expression: Expression): boolean {
  let renamed = true
  visitExpression(expression, (node) => {
    if (node.kind === 'aggregation' || node.kind === 'range' || node.kind === 'subquery') renamed = false
    if (node.kind === 'binary' && comparisonOperators.has(node.operator)) renamed = false
  })
  return renamed
}
