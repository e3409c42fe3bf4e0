import {
  type Aggregation,
  type BinaryOperation,
  type Call,
  type Complain,
  comparisonOperators,
  type Expression,
  setOperators,
  type ValueType,
  type VectorSelector,
} from './expression.ts'
import { aggregators, formerSignatures, functionSignatures } from './function-signature.ts'
import { patternMatcher, patternProblem } from './regular-expression.ts'

/** The type of an expression's value, whether or not it is sound. */
export function typeOf(expression: Expression): ValueType {
  switch (expression.kind) {
    case 'number':
      return 'scalar'
    case 'string':
      return 'string'
    case 'range':
    case 'subquery':
      return 'range vector'
    case 'parentheses':
    case 'unary':
      return typeOf(expression.expression)
    case 'call':
      return functionSignatures.get(expression.name)?.returns ?? 'instant vector'
    case 'binary':
      return typeOf(expression.left) === 'scalar' && typeOf(expression.right) === 'scalar'
        ? 'scalar'
        : 'instant vector'
    default:
      return 'instant vector'
  }
}

/**
 * What Prometheus refuses of an expression that the grammar takes: types and numbers of arguments, comparisons of scalars,
 * matching of what are no vectors, selectors of everything (promql/parser/parse.go, checkAST).
 */
export function checkTypes(expression: Expression, complain: Complain): void {
  switch (expression.kind) {
    case 'selector':
      checkSelector(expression, complain)
      break
    case 'range':
      checkSelector(expression.selector, complain)
      break
    case 'parentheses':
      checkTypes(expression.expression, complain)
      break
    case 'subquery':
      checkTypes(expression.expression, complain)
      if (typeOf(expression.expression) !== 'instant vector')
        complain(
          expression.expression,
          `a subquery is of an instant vector, not of a ${typeOf(expression.expression)}`,
        )
      break
    case 'unary': {
      checkTypes(expression.expression, complain)
      const type = typeOf(expression.expression)
      if (type === 'string' || type === 'range vector')
        complain(expression, `${expression.operator} is of a scalar or an instant vector, not of a ${type}`)
      break
    }
    case 'call':
      checkCall(expression, complain)
      break
    case 'aggregation':
      checkAggregation(expression, complain)
      break
    case 'binary':
      checkBinary(expression, complain)
      break
  }
}

function checkSelector(selector: VectorSelector, complain: Complain): void {
  for (const matcher of selector.matchers) {
    if (matcher.operator !== '=~' && matcher.operator !== '!~') continue
    const problem = patternProblem(matcher.value)
    if (problem !== undefined) complain(matcher, `"${matcher.value}" is no regular expression: ${problem}`)
  }
  if (selector.name === undefined && selector.matchers.every(matchesEmpty))
    complain(selector, 'this selects every series there is: name a metric, or a label that has to be there')
}

/** Whether a series without the label matches, too. Unknown is taken for no. */
function matchesEmpty({ operator, value }: { operator: string; value: string }): boolean {
  if (operator === '=') return value === ''
  if (operator === '!=') return value !== ''
  const matches = patternMatcher(value)?.('')
  return matches !== undefined && matches === (operator === '=~')
}

function checkCall(call: Call, complain: Complain): void {
  const signature = functionSignatures.get(call.name) ?? formerSignatures.get(call.name)
  if (!signature) {
    complain(call, `there is no function ${call.name}`)
    return
  }
  const { args, least, most } = signature
  const given = call.args.length
  if (given < least || given > most) {
    const wanted =
      least === most
        ? `${least}`
        : most === Number.POSITIVE_INFINITY
          ? `at least ${least}`
          : `${least} to ${most}`
    complain(call, `${call.name} takes ${wanted} ${wanted === '1' ? 'argument' : 'arguments'}, not ${given}`)
  }
  const anyLabels = call.name === 'info' ? call.args[1] : undefined
  if (anyLabels && (anyLabels.kind !== 'selector' || anyLabels.name !== undefined))
    complain(anyLabels, 'info takes matchers of labels ({…}) second, not a metric')
  call.args.forEach((arg, index) => {
    // The second of info may be {}: it narrows the labels that are added, and selects nothing by itself.
    if (arg !== anyLabels) checkTypes(arg, complain)
    const wanted = args[Math.min(index, args.length - 1)]
    const type = typeOf(arg)
    if (wanted !== undefined && (index < args.length || most > args.length) && type !== wanted)
      complain(
        arg,
        `${call.name} takes ${article(wanted)} here, not ${article(type)}${hint(arg, wanted, type)}`,
      )
  })
}

function hint(arg: Expression, wanted: ValueType, type: ValueType): string {
  if (wanted !== 'range vector') return type === 'range vector' ? '; leave the range out' : ''
  if (arg.kind === 'selector') return '; add a range: [5m]'
  return type === 'instant vector'
    ? '; take the function of the series first, and aggregate what it gives'
    : ''
}

function checkAggregation({ operator, parameter, expression }: Aggregation, complain: Complain): void {
  checkTypes(expression, complain)
  const type = typeOf(expression)
  if (type !== 'instant vector')
    complain(
      expression,
      `${operator} aggregates an instant vector, not ${article(type)}${type === 'range vector' ? `; for over time there is ${operator}_over_time` : ''}`,
    )
  const wanted = aggregators.get(operator)
  if (!parameter || wanted === undefined) return
  checkTypes(parameter, complain)
  if (typeOf(parameter) !== wanted)
    complain(parameter, `${operator} takes ${article(wanted)} first, not ${article(typeOf(parameter))}`)
}

function checkBinary(operation: BinaryOperation, complain: Complain): void {
  const { left, right, operator, operatorSpan, matching, bool } = operation
  checkTypes(left, complain)
  checkTypes(right, complain)
  const types = [typeOf(left), typeOf(right)]
  for (const [index, side] of [left, right].entries()) {
    const type = types[index] ?? 'scalar'
    if (type === 'range vector' || type === 'string')
      complain(side, `${operator} is between scalars and instant vectors, not of ${article(type)}`)
  }
  const scalars = types.filter((type) => type === 'scalar').length
  if (bool && !comparisonOperators.has(operator))
    complain(operatorSpan, `bool goes with comparisons, not with ${operator}`)
  if (comparisonOperators.has(operator) && !bool && scalars === 2)
    complain(operatorSpan, `between two scalars write ${operator} bool`)
  if (setOperators.has(operator)) {
    if (scalars > 0)
      complain(operatorSpan, `${operator} is between instant vectors, not of a scalar; vector(…) makes one`)
    if (matching?.group)
      complain(operatorSpan, `${operator} takes no group_${matching.group}: it is always many to many`)
    if (matching?.fill !== undefined) complain(operatorSpan, `${operator} takes no fill`)
  }
  if (!matching) return
  if (scalars > 0 && matching.labels.length > 0)
    complain(
      operatorSpan,
      `${matching.on ? 'on' : 'ignoring'} matches two instant vectors; one side is a scalar`,
    )
  const twice = matching.on ? matching.labels.filter((label) => matching.include.includes(label)) : []
  for (const label of twice)
    complain(operatorSpan, `label ${label} is in on and in group_${matching.group} at once`)
}

function article(type: ValueType): string {
  return type === 'instant vector' ? `an ${type}` : `a ${type}`
}
