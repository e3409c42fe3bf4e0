import { comparisonOperators, type Expression, type VectorSelector } from '../expression/expression.ts'
import { printExpression } from '../expression/print-expression.ts'
import { withoutParentheses } from '../expression/visit-expression.ts'

/**
 * Whether one expression counts some of what another counts: the same sums of the same rates, of series that the other's
 * matchers let in as well. Then their quotient is a share, from 0 to 1.
 */
export function isPartOf(part: Expression, whole: Expression): boolean {
  const [one, other] = [withoutParentheses(part), withoutGuard(whole)]
  if (one.kind === 'aggregation' && other.kind === 'aggregation') {
    if (one.operator !== other.operator || !sameGrouping(one, other)) return false
    if (one.operator !== 'sum' && one.operator !== 'count') return false
    // How many have a value out of how many there are.
    const counted =
      one.operator === 'count' ? withoutGuard(one.expression) : withoutParentheses(one.expression)
    return isPartOf(counted, other.expression)
  }
  if (one.kind === 'call' && other.kind === 'call') {
    const [left, right] = [one.args[0], other.args[0]]
    return (
      /^(?:rate|increase)$/.test(one.name) &&
      one.name === other.name &&
      !!left &&
      !!right &&
      isPartOf(left, right)
    )
  }
  if (one.kind === 'range' && other.kind === 'range')
    return one.range.seconds === other.range.seconds && isPartOf(one.selector, other.selector)
  return one.kind === 'selector' && other.kind === 'selector' && isNarrower(one, other)
}

function isNarrower(part: VectorSelector, whole: VectorSelector): boolean {
  if (timesOf(part) !== timesOf(whole) || part.name === undefined) return false
  const base = (name: string, suffix: string): string | undefined =>
    name.endsWith(suffix) ? name.slice(0, -suffix.length) : undefined
  const bucket = base(part.name, '_bucket')
  const isBucket =
    bucket !== undefined &&
    bucket === base(whole.name ?? '', '_count') &&
    part.matchers.some(({ label, operator }) => label === 'le' && operator === '=')
  if (part.name !== whole.name && !isBucket) return false
  const texts = new Set(part.matchers.map(matcherText))
  return whole.matchers.every((matcher) => texts.has(matcherText(matcher)))
}

/** `x > 0` and the like, which guard a division, taken off. */
function withoutGuard(expression: Expression): Expression {
  const inner = withoutParentheses(expression)
  const isGuard = inner.kind === 'binary' && comparisonOperators.has(inner.operator) && !inner.bool
  return isGuard && inner.right.kind === 'number' ? withoutParentheses(inner.left) : inner
}

function sameGrouping(one: Expression, other: Expression): boolean {
  const text = (expression: Expression): string => {
    if (expression.kind !== 'aggregation') return ''
    const { grouping } = expression
    return grouping ? `${grouping.without} ${grouping.labels.toSorted().join()}` : ''
  }
  return text(one) === text(other)
}

function matcherText({ label, operator, value }: { label: string; operator: string; value: string }): string {
  return `${label}${operator}${value}`
}

function timesOf(selector: VectorSelector): string {
  return printExpression({ ...selector, name: 'x', matchers: [] })
}
