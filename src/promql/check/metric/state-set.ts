import {
  comparisonOperators,
  type Expression,
  type LabelMatcher,
  type VectorSelector,
} from '../../expression/expression.ts'
import { patternMatcher } from '../../expression/regular-expression.ts'
import { visitExpression, withoutParentheses } from '../../expression/visit-expression.ts'
import { stateSets } from '../../knowledge/state-sets.ts'
import type { Check } from '../check.ts'

/** State sets asked whether they are 0 without saying of which state. */
export const stateSet: Check = {
  name: 'state-set',
  severity: 'warning',
  finds: 'a state set that is compared without naming a state',
  why: `\`binnacle_cr_condition\` has a series for each status, \`True\`, \`False\` and \`Unknown\`: 1 for the one that is so, 0 for the others.
Some series of every resource is 0, so what is not ready is not told from what is. Name the state, and ask whether it is 1.`,
  bad: `- alert: NotReady
  expr: binnacle_cr_condition{type="Ready"} == 0
  for: 15m`,
  good: `- alert: NotReady
  expr: binnacle_cr_condition{type="Ready", status="False"} == 1
  for: 15m`,
  run({ rule, expression }, tell, { metrics }) {
    const top = withoutParentheses(expression)
    visitExpression(expression, (node) => {
      if (node.kind !== 'binary' || !comparisonOperators.has(node.operator)) return
      const [left, right] = [withoutParentheses(node.left), withoutParentheses(node.right)]
      const turned = left.kind === 'number'
      const limit = turned ? left : right
      if (limit.kind !== 'number') return
      const compared = turned ? right : left
      const operator = turned ? (mirrored[node.operator] ?? node.operator) : node.operator
      const isZero = takes(operator, limit.value, 0)
      // What takes the one state and no other names it in its result, which an alert has no use for.
      const isOne = takes(operator, limit.value, 1) && node === top && rule.type === 'alert'
      if (isZero === takes(operator, limit.value, 1) || !(isZero || isOne)) return
      const selector = statesOf(compared)
      const label = stateSets.get(selector?.name ?? '')
      if (!selector || label === undefined) return
      const matchers = selector.matchers.filter((matcher) => matcher.label === label)
      const values = metrics.find(selector.name ?? '')?.values[label]
      const isNamed = isZero ? namesOne(matchers, values) : matchers.length > 0
      if (isNamed) return
      const example = values?.find((value) => /^(?:true|degraded)$/i.test(value)) ?? values?.[0] ?? '…'
      tell(
        selector,
        `${selector.name} is 1 for the ${label} that is so and 0 for each other, so this says the same of everything: name one, as in ${label}="${example}"`,
      )
    })
  },
}

const mirrored: Readonly<Record<string, string>> = { '>': '<', '<': '>', '>=': '<=', '<=': '>=' }

/** Whether a comparison with a limit keeps a value. */
function takes(operator: string, limit: number, value: number): boolean {
  if (operator === '==') return value === limit
  if (operator === '!=') return value !== limit
  if (operator.startsWith('>')) return operator === '>' ? value > limit : value >= limit
  return operator === '<' ? value < limit : value <= limit
}

/** Whether the matchers leave one state; of a label that may have any value, whether there is one. */
function namesOne(matchers: readonly LabelMatcher[], values: readonly string[] | undefined): boolean {
  if (!values || matchers.length === 0) return matchers.length > 0
  return values.filter((value) => matchers.every((matcher) => letsIn(matcher, value))).length <= 1
}

function letsIn({ operator, value: wanted }: LabelMatcher, value: string): boolean {
  if (operator === '=' || operator === '!=') return (value === wanted) === (operator === '=')
  // Of a pattern that cannot be tried nothing is said.
  return patternMatcher(wanted)?.(value) === (operator === '=~')
}

/** The selector whose states an expression gives: as they are, the least or greatest of all, or as they were. */
function statesOf(expression: Expression): VectorSelector | undefined {
  const inner = withoutParentheses(expression)
  if (inner.kind === 'selector') return inner
  if (inner.kind === 'range') return inner.selector
  if (inner.kind === 'call')
    return /^(?:min|max|avg|last)_over_time$/.test(inner.name) && inner.args[0]
      ? statesOf(inner.args[0])
      : undefined
  if (inner.kind !== 'aggregation' || !/^(?:min|max|avg)$/.test(inner.operator)) return undefined
  const selector = statesOf(inner.expression)
  const label = stateSets.get(selector?.name ?? '') ?? ''
  const { grouping } = inner
  const keepsState = grouping !== undefined && grouping.labels.includes(label) !== grouping.without
  return keepsState ? undefined : selector
}
