import {
  type BinaryOperation,
  comparisonOperators,
  type Expression,
  setOperators,
  type VectorSelector,
} from '../../expression/expression.ts'
import { visitExpression, withoutParentheses } from '../../expression/visit-expression.ts'
import type { Check, CheckContext } from '../check.ts'
import { isRenamed } from '../recording/is-renamed.ts'

/** Counters read as if they were gauges. */
export const counterWithoutRate: Check = {
  name: 'counter-without-rate',
  severity: 'warning',
  finds: 'the value of a counter, not how fast it grows',
  why: `A counter tells what was since its process began, and falls to 0 with it. What it says now is chance; how much it grew in
the last minutes is \`rate\` or \`increase\`.`,
  bad: `- alert: ReconcileErrors
  expr: sum by (controller) (controller_runtime_reconcile_errors_total) > 10
  for: 10m`,
  good: `- alert: ReconcileErrors
  expr: sum by (controller) (increase(controller_runtime_reconcile_errors_total[10m])) > 10
  for: 10m`,
  run({ rule, expression }, tell, context) {
    if (rule.type === 'record' && isRenamed(expression)) return
    visitExpression(expression, (node, ancestors) => {
      if (node.kind !== 'selector' || !isCounter(node, context) || !readsValue(node, ancestors)) return
      const now = gaugeBeside(node, context)
      tell(
        node,
        `${node.name} is a counter: take rate(${node.name}[5m]) or increase(…), not its value${now === undefined ? '' : `; it adds up all there ever was, what there is now is ${now}`}`,
      )
    })
  },
}

/** The gauge of what a counter adds up, as `go_memstats_alloc_bytes` is of `go_memstats_alloc_bytes_total`. */
function gaugeBeside({ name = '' }: VectorSelector, { metrics }: CheckContext): string | undefined {
  const base = /^(.+)_total$/.exec(name)?.[1] ?? ''
  return metrics.find(base)?.role === 'gauge' ? base : undefined
}

function isCounter({ name }: VectorSelector, { metrics, recorded }: CheckContext): boolean {
  if (name === undefined || recorded.has(name) || name.includes(':')) return false
  const metric = metrics.find(name)
  return metric ? metric.role === 'counter' || metric.role === 'bucket' : name.endsWith('_total')
}

/** Functions that look at whether there are samples, when, or at how they differ, not at what they are. */
const blind =
  /^(?:absent|timestamp|start_timestamp|rate|irate|increase|resets|changes|delta|idelta|deriv|predict_linear|.+_over_time|histogram_.+|info|ts_of_.+)$/

function readsValue(selector: VectorSelector, ancestors: readonly Expression[]): boolean {
  if (ancestors.length > 0 && ancestors.every(isSetOperation)) return false
  let below: Expression = selector
  for (const node of ancestors.toReversed()) {
    if (node.kind === 'call' && blind.test(node.name)) return false
    if (node.kind === 'aggregation' && (node.operator === 'count' || node.operator === 'group')) return false
    if (node.kind === 'range' || node.kind === 'subquery') return false
    if (node.kind === 'binary' && !readsOperand(node, below)) return false
    below = node
  }
  return true
}

/** What asks only which series there are. */
function isSetOperation(node: Expression): boolean {
  return node.kind === 'parentheses' || (node.kind === 'binary' && setOperators.has(node.operator))
}

/** Whether an operation looks at the value of a side: not when it asks only whether it is there, was ever over 0, or differs from before. */
function readsOperand({ operator, left, right, matching }: BinaryOperation, side: Expression): boolean {
  if (setOperators.has(operator)) return operator === 'or' || side === left
  const other = withoutParentheses(side === left ? right : left)
  const own = withoutParentheses(side)
  if (comparisonOperators.has(operator) && other.kind === 'number' && other.value === 0)
    return own.kind === 'selector' && operator === '>' && own.name?.endsWith('_total') === true
  // An info series on the other side: the counter is only given labels.
  if (matching?.group && operator === '*') return true
  return !(own.kind === 'selector' && other.kind === 'selector' && own.name === other.name)
}
