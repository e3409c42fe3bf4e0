import { typeOf } from '../../expression/check-types.ts'
import {
  type BinaryOperation,
  type Expression,
  type Span,
  setOperators,
  type VectorSelector,
} from '../../expression/expression.ts'
import { selectorsOf } from '../../expression/selectors-of.ts'
import { visitExpression, withoutParentheses } from '../../expression/visit-expression.ts'
import type { KnownMetric } from '../../knowledge/known-metric.ts'
import { mayHave, type PossibleLabels, possibleLabels } from '../../knowledge/possible-labels.ts'
import { mayBeTargetLabel } from '../../knowledge/target-labels.ts'
import type { Check, CheckContext, Tell } from '../check.ts'
import { matchesEmpty } from '../metric/matches-empty.ts'
import { without } from './without.ts'

/** Vectors that cannot find one another. */
export const vectorMatching: Check = {
  name: 'vector-matching',
  severity: 'warning',
  finds: 'two sides whose series cannot match, or match many to many',
  why: `Without \`on\`, series match that have the same labels, all of them: \`sum by (namespace)\` never meets \`sum by (job)\`. With
\`on ()\` everything matches everything, and when either side has two series, the expression fails.`,
  bad: `- record: namespace:reconcile_errors:ratio_rate5m
  expr: |
    sum by (namespace) (rate(controller_runtime_reconcile_errors_total[5m]))
      / sum by (namespace, job) (rate(controller_runtime_reconcile_total[5m]))`,
  good: `- record: namespace:reconcile_errors:ratio_rate5m
  expr: |
    sum by (namespace) (rate(controller_runtime_reconcile_errors_total[5m]))
      / sum by (namespace) (rate(controller_runtime_reconcile_total[5m]))`,
  run({ expression }, tell, context) {
    const { recorded } = context
    visitExpression(expression, (node) => {
      if (node.kind !== 'binary' || typeOf(node.left) === 'scalar' || typeOf(node.right) === 'scalar') return
      const [left, right] = [possibleLabels(node.left, recorded), possibleLabels(node.right, recorded)]
      checkSeries(node, tell, context)
      checkMatchers(node, tell, context)
      checkNamespace(node, left, right, tell)
      if (!node.matching || (!node.matching.on && node.matching.labels.length === 0))
        checkWhole(node, left, right, tell)
      else if (node.matching.on) checkOn(node, left, right, tell)
      else checkWhole(node, without(left, node.matching.labels), without(right, node.matching.labels), tell)
    })
  },
}

function checkWhole(node: BinaryOperation, left: PossibleLabels, right: PossibleLabels, tell: Tell): void {
  if (left.kind !== 'only' || right.kind !== 'only' || node.operator === 'or') return
  const only = [...left.labels].filter((label) => !right.labels.has(label))
  const others = [...right.labels].filter((label) => !left.labels.has(label))
  if (only.length === 0 && others.length === 0) return
  // `unless` and `and` with a side of no labels at all say so on purpose only with on ().
  const sides = [
    ...(only.length > 0 ? [`only the left has ${only.join(', ')}`] : []),
    ...(others.length > 0 ? [`only the right has ${others.join(', ')}`] : []),
  ]
  const shared = [...left.labels].filter((label) => right.labels.has(label))
  const grouped = setOperators.has(node.operator)
    ? ''
    : only.length > 0 && others.length === 0
      ? ' group_left ()'
      : others.length > 0 && only.length === 0
        ? ' group_right ()'
        : ''
  tell(
    node.operatorSpan,
    `the sides never match: ${sides.join(', ')}; aggregate both by the same labels, or match on (${shared.join(', ')})${grouped}`,
  )
}

function checkOn(node: BinaryOperation, left: PossibleLabels, right: PossibleLabels, tell: Tell): void {
  const { matching, operator, operatorSpan } = node
  if (!matching) return
  for (const label of matching.labels) {
    const [has, hasRight] = [mayHave(left, label), mayHave(right, label)]
    if (has !== hasRight)
      tell(
        operatorSpan,
        `on (${label}): the ${has ? 'right' : 'left'} side drops ${label}, so only series without it match`,
      )
  }
  const oneSide = matching.group === 'left' ? right : left
  const lost = matching.group ? matching.include.filter((label) => !mayHave(oneSide, label)) : []
  for (const label of lost)
    tell(operatorSpan, `group_${matching.group} (${label}): the side it is taken from drops ${label}`)
  if (matching.labels.length > 0 || setOperators.has(operator)) return
  for (const [side, possible] of [
    [node.left, left],
    [node.right, right],
  ] as const) {
    const many = matching.group === (side === node.left ? 'left' : 'right')
    if (!many && possible.kind === 'any but' && isManySeries(side))
      tell(
        spanOf(side),
        'on () matches this side as a whole, and it fails when there is more than one series: aggregate it',
      )
  }
}

/** Sources whose metrics' labels are known to the last, and always written. */
const wellKnown = new Set(['binnacle', 'controller-runtime', 'client-go', 'cadvisor'])

/** Series of two metrics as they are: they have the same labels only if the metrics have. */
function checkSeries(node: BinaryOperation, tell: Tell, { metrics }: CheckContext): void {
  const { matching, operator, operatorSpan } = node
  if (operator === 'or' || matching?.on || (matching?.labels.length ?? 0) > 0) return
  const [one, other] = [node.left, node.right].map((side) => {
    const selector = seriesOf(side)
    const metric = metrics.find(selector?.name ?? '')
    return selector && metric && !metric.open && wellKnown.has(metric.source)
      ? { selector, metric }
      : undefined
  })
  if (!one || !other || one.metric.source !== other.metric.source) return
  const only = labelsBeyond(one, other.metric)
  const others = labelsBeyond(other, one.metric)
  if (only.length + others.length === 0) return
  const who =
    only.length > 0
      ? `${one.metric.name} has ${only.join(', ')}`
      : `${other.metric.name} has ${others.join(', ')}`
  tell(operatorSpan, `the sides never match: ${who}, the other has not; aggregate both by the same labels`)
}

/** A label that a matcher asks for on one side, and that the other side's metric never has. */
function checkMatchers(node: BinaryOperation, tell: Tell, { metrics, addedLabels }: CheckContext): void {
  const { matching, operator, operatorSpan } = node
  if (operator === 'or' || matching?.on) return
  const [one, other] = [seriesOf(node.left), seriesOf(node.right)]
  for (const [selector, against] of [
    [one, other],
    [other, one],
  ]) {
    const metric = metrics.find(against?.name ?? '')
    const own = metrics.find(selector?.name ?? '')
    if (!selector || !metric || metric.open) continue
    if (metric.source === own?.source && wellKnown.has(metric.source)) continue
    const asked = selector.matchers.find(
      (matcher) =>
        !matchesEmpty(matcher) &&
        !metric.labels.has(matcher.label) &&
        !matching?.labels.includes(matcher.label) &&
        !mayBeTargetLabel(matcher.label, addedLabels),
    )
    if (!asked) continue
    const shared = [...metric.labels].filter(
      (label) => own?.labels.has(label) && !/^(?:u?id|name)$/.test(label),
    )
    const advice = shared.length > 0 ? `, as by (${shared.join(', ')})` : ''
    tell(
      operatorSpan,
      `the sides never match: ${selector.name ?? 'one'} has ${asked.label}, ${metric.name} has not; aggregate both by the same labels${advice}`,
    )
    return
  }
}

function labelsBeyond(
  { metric, selector }: { metric: KnownMetric; selector: VectorSelector },
  other: KnownMetric,
): string[] {
  const empty = selector.matchers
    .filter(({ operator, value }) => operator === '=' && value === '')
    .map(({ label }) => label)
  return [...metric.labels].filter((label) => !other.labels.has(label) && !empty.includes(label))
}

/** The selector whose labels an expression gives as they are. */
function seriesOf(expression: Expression): VectorSelector | undefined {
  const inner = withoutParentheses(expression)
  if (inner.kind === 'selector') return inner
  if (inner.kind === 'range') return inner.selector
  if (inner.kind === 'unary') return seriesOf(inner.expression)
  if (inner.kind === 'binary') {
    if (typeOf(inner.left) === 'scalar') return seriesOf(inner.right)
    // Two vectors that match as they are have the labels of either.
    const keepsLeft = typeOf(inner.right) === 'scalar' || (!inner.matching && inner.operator !== 'or')
    return keepsLeft ? seriesOf(inner.left) : undefined
  }
  const keeps =
    inner.kind === 'call' &&
    /^(?:i?rate|increase|delta|deriv|changes|resets|abs|round|ceil|floor|clamp.*|(?!absent).+_over_time)$/.test(
      inner.name,
    )
  const argument = keeps ? inner.args.find((arg) => typeOf(arg) !== 'scalar') : undefined
  return argument ? seriesOf(argument) : undefined
}

const namespaced = [
  'pod',
  'deployment',
  'statefulset',
  'daemonset',
  'replicaset',
  'persistentvolumeclaim',
  'job_name',
  'service',
]

/** Names of objects are unique in their namespace only. */
function checkNamespace(
  node: BinaryOperation,
  left: PossibleLabels,
  right: PossibleLabels,
  tell: Tell,
): void {
  const { matching, operator, operatorSpan } = node
  if (!matching?.on || setOperators.has(operator)) return
  const name = matching.labels.find((label) => namespaced.includes(label))
  if (name === undefined || matching.labels.includes('namespace') || matching.labels.includes('uid')) return
  const sides = [left, right].every((side) => mayHave(side, 'namespace'))
  const series = selectorsOf(node).some((selector) => /^(?:kube|container)_/.test(selector.name ?? ''))
  if (sides && series)
    tell(
      operatorSpan,
      `on (${name}): the same name may be in two namespaces, and then this fails; match on (namespace, ${matching.labels.join(', ')})`,
    )
}

/** Whether an expression without an aggregation reads more than one series by its form: no absent, no scalar, no constant. */
function isManySeries(expression: Expression): boolean {
  const inner = withoutParentheses(expression)
  if (inner.kind === 'aggregation') return !/^(?:topk|bottomk|limitk)$/.test(inner.operator)
  return (
    inner.kind === 'selector' ||
    (inner.kind === 'call' && inner.args.some(isManySeries)) ||
    inner.kind === 'range'
  )
}

function spanOf({ from, to }: Span): Span {
  return { from, to }
}
