import type { Expression } from '../../expression/expression.ts'
import { visitExpression, withoutParentheses } from '../../expression/visit-expression.ts'
import {
  mayHave,
  type PossibleLabels,
  possibleLabels,
  type Recorded,
} from '../../knowledge/possible-labels.ts'
import type { Check } from '../check.ts'

/** Labels asked for of what has dropped them. */
export const lostLabel: Check = {
  name: 'lost-label',
  severity: 'warning',
  finds: 'an aggregation by a label that is gone already',
  why: 'What an inner aggregation drops, no outer one brings back: the label is empty, and all series fall into one.',
  bad: `- record: namespace_controller:reconcile_errors:max
  expr: max by (namespace, controller) (sum by (namespace) (rate(controller_runtime_reconcile_errors_total[5m])))`,
  good: `- record: namespace_controller:reconcile_errors:max
  expr: max by (namespace, controller) (sum by (namespace, controller) (rate(controller_runtime_reconcile_errors_total[5m])))`,
  run({ expression }, tell, { recorded }) {
    visitExpression(expression, (node) => {
      if (node.kind !== 'aggregation' || !node.grouping || node.grouping.without) return
      const inner = possibleLabels(node.expression, recorded)
      const lost = node.grouping.labels.filter((label) => !mayHave(inner, label) && label !== '__name__')
      if (lost.length > 0 && !isJoinOfMany(node.expression, recorded))
        tell(
          node.grouping,
          `${lost.join(' and ')} ${lost.length === 1 ? 'is' : 'are'} dropped inside already${keptText(inner)}`,
        )
    })
  },
}

/** An or of sides with different labels: a label may come from either. */
function isJoinOfMany(expression: Expression, recorded: Recorded): boolean {
  const inner = withoutParentheses(expression)
  return inner.kind === 'selector' && recorded.has(inner.name ?? '')
}

function keptText(possible: PossibleLabels): string {
  return possible.kind === 'only' ? `; what is left is ${[...possible.labels].join(', ') || 'no label'}` : ''
}
