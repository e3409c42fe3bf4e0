import { typeOf } from '../expression/check-types.ts'
import {
  type Aggregation,
  type BinaryOperation,
  type Call,
  type Expression,
  setOperators,
} from '../expression/expression.ts'

/** The labels that series may have: at most these, or any but these. */
export type PossibleLabels =
  | { readonly kind: 'only'; readonly labels: ReadonlySet<string> }
  | { readonly kind: 'any but'; readonly labels: ReadonlySet<string> }

/** Rules of the files at hand that record a name; more than one where several do. */
export type Recorded = ReadonlyMap<string, readonly RecordedSeries[]>

export interface RecordedSeries {
  readonly expression: Expression
  /** Names of the labels that the rule or its group adds. */
  readonly labels: readonly string[]
}

const none: PossibleLabels = { kind: 'only', labels: new Set() }
const any: PossibleLabels = { kind: 'any but', labels: new Set() }
/** Recorded series that read recorded series: further than anybody goes, and an end to circles. */
const deepest = 10

export function mayHave(possible: PossibleLabels, label: string): boolean {
  return possible.labels.has(label) === (possible.kind === 'only')
}

/** The labels that what an expression gives may have, apart from the metric's name. */
export function possibleLabels(expression: Expression, recorded: Recorded, depth = 0): PossibleLabels {
  const of = (inner: Expression): PossibleLabels => possibleLabels(inner, recorded, depth)
  switch (expression.kind) {
    case 'number':
    case 'string':
      return none
    case 'range':
      return of(expression.selector)
    case 'subquery':
    case 'unary':
    case 'parentheses':
      return of(expression.expression)
    case 'selector': {
      const absent = expression.matchers.filter(({ operator, value }) => operator === '=' && value === '')
      const rules = recorded.get(expression.name ?? '')
      const base =
        rules && depth < deepest
          ? rules
              .map((rule) => plus(possibleLabels(rule.expression, recorded, depth + 1), rule.labels))
              .reduce(either)
          : any
      return minus(
        base,
        absent.map(({ label }) => label),
      )
    }
    case 'call':
      return ofCall(expression, of)
    case 'aggregation':
      return ofAggregation(expression, of)
    case 'binary':
      return ofBinary(expression, of)
  }
}

function ofCall({ name, args }: Call, of: (expression: Expression) => PossibleLabels): PossibleLabels {
  const [first, second, third] = args
  if (name === 'vector' || name === 'time' || name === 'pi' || name === 'scalar' || args.length === 0)
    return none
  if (name === 'info') return any
  if (name === 'absent' || name === 'absent_over_time') return ofAbsent(first)
  if (name === 'histogram_quantile' || name === 'quantile_over_time' || name === 'histogram_fraction') {
    const vector = args.find((arg) => typeOf(arg) !== 'scalar')
    return name === 'quantile_over_time'
      ? of(vector ?? (args[0] as Expression))
      : minus(vector ? of(vector) : none, ['le'])
  }
  if (!first) return none
  if ((name === 'label_replace' || name === 'label_join') && second?.kind === 'string')
    return plus(of(first), [second.value])
  if (name === 'histogram_quantiles' && second?.kind === 'string')
    return plus(minus(of(first), ['le']), [second.value])
  return third && name === 'label_replace' ? any : of(first)
}

/** absent() makes its labels of the matchers with = that name a label once. */
function ofAbsent(argument: Expression | undefined): PossibleLabels {
  const selector = argument?.kind === 'range' ? argument.selector : argument
  if (selector?.kind !== 'selector') return none
  const once = selector.matchers.filter(
    ({ label }) => selector.matchers.filter((other) => other.label === label).length === 1,
  )
  return {
    kind: 'only',
    labels: new Set(once.filter(({ operator }) => operator === '=').map(({ label }) => label)),
  }
}

function ofAggregation(
  { operator, grouping, parameter, expression }: Aggregation,
  of: (expression: Expression) => PossibleLabels,
): PossibleLabels {
  const inner = of(expression)
  if (/^(?:topk|bottomk|limitk|limit_ratio)$/.test(operator)) return inner
  const grouped = !grouping
    ? none
    : grouping.without
      ? minus(inner, grouping.labels)
      : { kind: 'only' as const, labels: new Set(grouping.labels.filter((label) => mayHave(inner, label))) }
  return operator === 'count_values' && parameter?.kind === 'string'
    ? plus(grouped, [parameter.value])
    : grouped
}

function ofBinary(
  { operator, left, right, matching }: BinaryOperation,
  of: (expression: Expression) => PossibleLabels,
): PossibleLabels {
  if (typeOf(left) === 'scalar') return of(right)
  if (typeOf(right) === 'scalar') return of(left)
  if (setOperators.has(operator)) return operator === 'or' ? either(of(left), of(right)) : of(left)
  if (matching?.group === 'left') return plus(of(left), matching.include)
  if (matching?.group === 'right') return plus(of(right), matching.include)
  const shared = both(of(left), of(right))
  if (!matching) return shared
  if (!matching.on) return both(minus(of(left), matching.labels), minus(of(right), matching.labels))
  return { kind: 'only', labels: new Set(matching.labels.filter((label) => mayHave(shared, label))) }
}

function plus(possible: PossibleLabels, labels: readonly string[]): PossibleLabels {
  const set = new Set(possible.labels)
  for (const label of labels) possible.kind === 'only' ? set.add(label) : set.delete(label)
  return { kind: possible.kind, labels: set }
}

function minus(possible: PossibleLabels, labels: readonly string[]): PossibleLabels {
  const set = new Set(possible.labels)
  for (const label of labels) possible.kind === 'only' ? set.delete(label) : set.add(label)
  return { kind: possible.kind, labels: set }
}

function either(one: PossibleLabels, other: PossibleLabels): PossibleLabels {
  if (one.kind === 'only' && other.kind === 'only')
    return { kind: 'only', labels: new Set([...one.labels, ...other.labels]) }
  if (one.kind === 'only')
    return minus(
      any,
      [...other.labels].filter((label) => !one.labels.has(label)),
    )
  if (other.kind === 'only') return either(other, one)
  return { kind: 'any but', labels: new Set([...one.labels].filter((label) => other.labels.has(label))) }
}

function both(one: PossibleLabels, other: PossibleLabels): PossibleLabels {
  if (one.kind === 'only')
    return { kind: 'only', labels: new Set([...one.labels].filter((label) => mayHave(other, label))) }
  if (other.kind === 'only') return both(other, one)
  return { kind: 'any but', labels: new Set([...one.labels, ...other.labels]) }
}
