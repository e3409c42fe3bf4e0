import type { SyntaxNode } from '@lezer/common'
import { parseDuration } from './duration.ts'
import type {
  DurationValue,
  Expression,
  Grouping,
  LabelMatcher,
  MatchOperator,
  RangeSelector,
  Span,
  TimeModifiers,
  VectorMatching,
  VectorSelector,
} from './expression.ts'
import { joined, withSuffix } from './rebind.ts'
import { unquote } from './string-literal.ts'

/** Told what the grammar takes and Prometheus refuses. */
export type Complain = (at: Span, message: string) => void

/** Seconds whose milliseconds fit into 64 bits. */
const latest = 2 ** 63 / 1000
/** Seconds whose nanoseconds fit into 64 bits. */
const longest = 2 ** 63 / 1e9
/** Deeper than anybody writes, and far from the end of the stack. */
const deepest = 1000

/**
 * Makes our tree of the grammar's. What Prometheus refuses while it builds its own (a range of something that is no
 * selector, two offsets, a string that is not closed) is complained about; the tree is whole nevertheless.
 */
export class ExpressionBuilder {
  readonly #text: string
  readonly #complain: Complain
  #depth = 0

  constructor(text: string, complain: Complain) {
    this.#text = text
    this.#complain = complain
  }

  /** Undefined when it is nested too deeply, which was complained about. */
  build(node: SyntaxNode): Expression {
    if (++this.#depth > deepest) {
      if (this.#depth === deepest + 1)
        this.#complain(spanOf(node), `it is nested over ${deepest} levels deep`)
      this.#depth--
      return { kind: 'number', value: Number.NaN, ...spanOf(node) }
    }
    const built = this.#buildNode(node)
    this.#depth--
    return built
  }

  #buildNode(node: SyntaxNode): Expression {
    const span = spanOf(node)
    const [first, second, third] = childrenOf(node)
    switch (node.name) {
      case 'ParenExpr':
        return { kind: 'parentheses', expression: this.#inner(first), ...span }
      case 'StringLiteral':
        return { kind: 'string', value: this.#string(node), ...span }
      case 'NumberDurationLiteral':
        this.#refuseTail(node)
        return { kind: 'number', value: numberOf(this.#slice(node)), ...span }
      case 'UnaryExpr':
        return {
          kind: 'unary',
          operator: this.#slice(first) === '-' ? '-' : '+',
          expression: this.#inner(second),
          ...span,
        }
      case 'VectorSelector':
        return this.#selector(node)
      case 'MatrixSelector':
        return this.#suffixed(node, (selected) => this.#range(node, selected, this.#duration(second)))
      case 'SubqueryExpr':
        return this.#suffixed(node, (expression) => ({
          kind: 'subquery',
          expression,
          range: this.#positive(this.#duration(second)),
          ...(third && { step: this.#positive(this.#duration(third)) }),
          from: expression.from,
          to: span.to,
        }))
      case 'OffsetExpr':
        return this.#modify(node, 'offset', { offset: this.#duration(third) })
      case 'StepInvariantExpr':
        return this.#modify(node, '@', { at: this.#time(third) })
      case 'AnchoredExpr':
        return this.#modify(node, 'anchored', { edges: 'anchored' })
      case 'SmoothedExpr':
        return this.#modify(node, 'smoothed', { edges: 'smoothed' })
      case 'FunctionCall':
        return { kind: 'call', name: this.#slice(first), args: this.#args(second), ...span }
      case 'AggregateExpr':
        return this.#aggregation(node)
      case 'BinaryExpr':
        return this.#binary(node)
      default:
        this.#complain(span, `${node.name} is not understood here`)
        return { kind: 'number', value: Number.NaN, ...span }
    }
  }

  #inner(node: SyntaxNode | undefined): Expression {
    return node ? this.build(node) : { kind: 'number', value: Number.NaN, from: 0, to: 0 }
  }

  #args(body: SyntaxNode | undefined): readonly Expression[] {
    return body ? childrenOf(body).map((child) => this.build(child)) : []
  }

  #selector(node: SyntaxNode): VectorSelector {
    const matchers: LabelMatcher[] = []
    let name: string | undefined
    const nameIt = (given: string, at: Span): void => {
      if (name !== undefined) this.#complain(at, `the metric is named twice: ${name} and ${given}`)
      name ??= given
    }
    const [identifier] = childrenOf(node).filter((child) => child.name === 'Identifier')
    if (identifier) nameIt(this.#slice(identifier), spanOf(identifier))
    for (const child of childrenOf(node))
      if (child !== identifier) for (const part of childrenOf(child)) this.#matcher(part, matchers, nameIt)
    const again = identifier && matchers.find(({ label }) => label === '__name__')
    if (again) nameIt(again.value, again)
    return { kind: 'selector', name, matchers, ...spanOf(node) }
  }

  #matcher(node: SyntaxNode, matchers: LabelMatcher[], nameIt: (name: string, at: Span) => void): void {
    const [label, operator, value] = childrenOf(node)
    if (node.name === 'QuotedLabelName') {
      nameIt(this.#string(label), spanOf(node))
      return
    }
    const matcher = {
      label: label?.name === 'LabelName' ? this.#slice(label) : this.#string(label && childrenOf(label)[0]),
      operator: this.#slice(operator) as MatchOperator,
      value: this.#string(value),
      ...spanOf(node),
    }
    const names = matcher.label === '__name__' && matcher.operator === '='
    // Twice in the braces is allowed, and selects nothing.
    if (names && !matchers.some(({ label }) => label === '__name__')) nameIt(matcher.value, matcher)
    else matchers.push(matcher)
  }

  #range(node: SyntaxNode, selected: Expression, range: DurationValue): RangeSelector {
    const span = { from: selected.from, to: node.to }
    this.#positive(range)
    if (selected.kind === 'selector') {
      for (const modifier of ['offset', 'at'] as const)
        if (selected[modifier] !== undefined)
          this.#complain(
            selected,
            `${modifier === 'at' ? '@' : 'offset'} stands after the range, not before it`,
          )
      return { kind: 'range', selector: selected, range, ...span }
    }
    this.#complain(
      selected,
      `only a selector can have a range; of another expression write a subquery: [${range.text}:]`,
    )
    return { kind: 'range', selector: { kind: 'selector', name: '', matchers: [], ...span }, range, ...span }
  }

  /** What stands before a suffix, with the suffix on its last operand. */
  #suffixed(node: SyntaxNode, bind: (operand: Expression) => Expression): Expression {
    return withSuffix(this.#inner(childrenOf(node)[0]), node.to, bind)
  }

  #modify(node: SyntaxNode, called: string, modifiers: TimeModifiers): Expression {
    return this.#suffixed(node, (operand) => {
      const span = { from: operand.from, to: node.to }
      const held = operand.kind === 'range' ? operand.selector : operand
      if (held.kind !== 'selector' && held.kind !== 'subquery') {
        this.#complain(
          span,
          `${called} stands after a selector or a subquery, and nothing else; put it into the parentheses`,
        )
        return operand
      }
      for (const key of Object.keys(modifiers) as (keyof TimeModifiers)[])
        if (held[key] !== undefined) this.#complain(span, `${called} is given twice`)
      if (operand.kind === 'range')
        return { ...operand, selector: { ...operand.selector, ...modifiers }, ...span }
      return { ...held, ...modifiers, ...span }
    })
  }

  #aggregation(node: SyntaxNode): Expression {
    const parts = childrenOf(node)
    const operator = this.#slice(parts.find((part) => part.name === 'AggregateOp')).toLowerCase()
    const modifier = parts.find((part) => part.name === 'AggregateModifier')
    const args = this.#args(parts.find((part) => part.name === 'FunctionCallBody'))
    const [first, second] = args
    const takesParameter = /^(?:topk|bottomk|quantile|limitk|limit_ratio|count_values)$/.test(operator)
    const wanted = takesParameter ? 2 : 1
    if (args.length !== wanted)
      this.#complain(
        spanOf(node),
        `${operator} takes ${wanted === 1 ? 'one argument' : 'two arguments'}, not ${args.length}`,
      )
    const expression = (takesParameter ? second : first) ?? {
      kind: 'number',
      value: Number.NaN,
      ...spanOf(node),
    }
    return {
      kind: 'aggregation',
      operator,
      ...(modifier && { grouping: this.#grouping(modifier) }),
      ...(takesParameter && first && second && { parameter: first }),
      expression,
      ...spanOf(node),
    }
  }

  #grouping(node: SyntaxNode): Grouping {
    const [keyword, labels] = childrenOf(node)
    return { without: keyword?.name === 'Without', labels: this.#labels(labels), ...spanOf(node) }
  }

  #labels(node: SyntaxNode | undefined): readonly string[] {
    return (node ? childrenOf(node) : []).map((child) =>
      child.name === 'QuotedLabelName' ? this.#string(childrenOf(child)[0]) : this.#slice(child),
    )
  }

  #binary(node: SyntaxNode): Expression {
    const parts = childrenOf(node)
    const [left, operator] = parts
    const clause = parts.find((part) => part.name === 'MatchingModifierClause')
    const fill = parts.find((part) => part.name === 'FillModifier')
    return joined({
      kind: 'binary',
      operator: this.#slice(operator).toLowerCase(),
      operatorSpan: operator ? spanOf(operator) : spanOf(node),
      left: this.#inner(left),
      right: this.#inner(parts.at(-1)),
      bool: parts.some((part) => part.name === 'BoolModifier'),
      ...((clause || fill) && { matching: this.#matching(clause, fill) }),
      ...spanOf(node),
    })
  }

  #matching(clause: SyntaxNode | undefined, fill: SyntaxNode | undefined): VectorMatching {
    const parts = clause ? childrenOf(clause) : []
    const lists = parts.filter((part) => part.name === 'GroupingLabels')
    const group = parts.find((part) => part.name === 'GroupLeft' || part.name === 'GroupRight')?.name
    return {
      on: parts[0]?.name === 'On',
      labels: this.#labels(lists[0]),
      ...(group !== undefined && { group: group === 'GroupLeft' ? ('left' as const) : ('right' as const) }),
      include: this.#labels(lists[1]),
      ...(fill && { fill: this.#slice(fill) }),
    }
  }

  #time(node: SyntaxNode | undefined): number | 'start' | 'end' {
    if (node?.name === 'AtModifierPreprocessors')
      return this.#slice(node).toLowerCase().startsWith('start') ? 'start' : 'end'
    const value = numberOf(this.#slice(node))
    if (node && !(Math.abs(value) < latest))
      this.#complain(spanOf(node), 'the time after @ is a number of seconds since 1970')
    return value
  }

  #duration(node: SyntaxNode | undefined): DurationValue {
    const text = this.#slice(node)
    if (node) this.#refuseTail(node)
    if (node && Math.abs(durationOf(text) ?? 0) > longest)
      this.#complain(spanOf(node), 'no duration is over 292 years')
    if (node && /^[-+]\s*[-+]/.test(text)) this.#complain(spanOf(node), 'a duration has one sign')
    return { text, seconds: durationOf(text), ...(node ? spanOf(node) : { from: 0, to: 0 }) }
  }

  #positive(duration: DurationValue): DurationValue {
    if (duration.seconds !== undefined && !(duration.seconds > 0))
      this.#complain(duration, 'a range or step is longer than 0')
    return duration
  }

  #string(node: SyntaxNode | undefined): string {
    if (!node) return ''
    const result = unquote(this.#slice(node))
    if ('value' in result) return result.value
    this.#complain(spanOf(node), result.problem)
    return ''
  }

  /** The grammar takes `0and` for two words, Prometheus for a number that is none. */
  #refuseTail({ from, to }: Span): void {
    const tail = /^[\w.]+/.exec(this.#text.slice(to))?.[0]
    if (tail !== undefined)
      this.#complain(
        { from, to: to + tail.length },
        `${this.#text.slice(from, to)}${tail} is no number; put a blank before ${tail}`,
      )
  }

  #slice(node: SyntaxNode | undefined): string {
    return node ? this.#text.slice(node.from, node.to) : ''
  }
}

function spanOf({ from, to }: Span): Span {
  return { from, to }
}

/** Children without comments and without the tokens that the grammar does not name. */
function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.name !== 'LineComment') children.push(child)
  return children
}

function numberOf(text: string): number {
  const [, sign = '', digits = ''] = /^([-+]?)\s*(.*)$/s.exec(text.toLowerCase()) ?? []
  const magnitude = unsigned(digits)
  return sign === '-' ? -magnitude : magnitude
}

/** As strconv.ParseInt with base 0 and then ParseFloat read it: a leading 0 is octal where it can be. */
function unsigned(digits: string): number {
  if (digits === 'inf') return Number.POSITIVE_INFINITY
  const duration = parseDuration(digits)
  if (duration !== undefined && /[a-z]/.test(digits)) return duration
  if (/^0[0-7]+$/.test(digits)) return Number.parseInt(digits, 8)
  return Number(digits.replaceAll('_', ''))
}

/** Seconds of a duration or number, with a sign or not; undefined of what would have to be computed. */
function durationOf(text: string): number | undefined {
  const [, sign = '', rest = ''] = /^([-+]?)\s*(.*)$/s.exec(text) ?? []
  const seconds = parseDuration(rest) ?? (/^[\d.]+(?:e[-+]?\d+)?$/i.test(rest) ? Number(rest) : undefined)
  return seconds === undefined ? undefined : sign === '-' ? -seconds : seconds
}
