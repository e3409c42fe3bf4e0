import type { SyntaxNode } from '@lezer/common'
import type { Complain, Expression, RangeSelector, TimeModifiers } from '../expression.ts'
import { childrenOf, spanOf } from './grammar-node.ts'
import { LiteralReader } from './literal-reader.ts'
import { joined, withSuffix } from './rebind.ts'
import { grouping, vectorMatching } from './vector-matching.ts'
import { vectorSelector } from './vector-selector.ts'

/** Deeper than anybody writes, and far from the end of the stack. */
const deepest = 1000

/**
 * Makes our tree of the grammar's. What Prometheus refuses while it builds its own (a range of something that is no
 * selector, two offsets, a string that is not closed) is complained about; the tree is whole nevertheless.
 */
export class ExpressionBuilder {
  readonly #literals: LiteralReader
  readonly #complain: Complain
  #depth = 0

  constructor(text: string, complain: Complain) {
    this.#literals = new LiteralReader(text, complain)
    this.#complain = complain
  }

  /** A number that is none when it is nested too deeply, which was complained about. */
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
    const literals = this.#literals
    const [first, second, third] = childrenOf(node)
    switch (node.name) {
      case 'ParenExpr':
        return { kind: 'parentheses', expression: this.#inner(first), ...span }
      case 'StringLiteral':
        return { kind: 'string', value: literals.string(node), ...span }
      case 'NumberDurationLiteral':
        return { kind: 'number', value: literals.number(node), ...span }
      case 'UnaryExpr': {
        const operator = literals.textOf(first) === '-' ? '-' : '+'
        return { kind: 'unary', operator, expression: this.#inner(second), ...span }
      }
      case 'VectorSelector':
        return vectorSelector(node, literals, this.#complain)
      case 'MatrixSelector':
        return this.#suffixed(node, (selected) => this.#range(node, selected))
      case 'SubqueryExpr':
        return this.#suffixed(node, (expression) => ({
          kind: 'subquery',
          expression,
          range: literals.positiveDuration(second),
          ...(third && { step: literals.positiveDuration(third) }),
          from: expression.from,
          to: span.to,
        }))
      case 'OffsetExpr':
        return this.#modify(node, 'offset', { offset: literals.duration(third) })
      case 'StepInvariantExpr':
        return this.#modify(node, '@', { at: literals.time(third) })
      case 'AnchoredExpr':
        return this.#modify(node, 'anchored', { edges: 'anchored' })
      case 'SmoothedExpr':
        return this.#modify(node, 'smoothed', { edges: 'smoothed' })
      case 'FunctionCall':
        return { kind: 'call', name: literals.textOf(first), args: this.#args(second), ...span }
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

  #range(node: SyntaxNode, selected: Expression): RangeSelector {
    const range = this.#literals.positiveDuration(childrenOf(node)[1])
    const span = { from: selected.from, to: node.to }
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
    const operator = this.#literals.textOf(parts.find((part) => part.name === 'AggregateOp')).toLowerCase()
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
    const missing = { kind: 'number' as const, value: Number.NaN, ...spanOf(node) }
    return {
      kind: 'aggregation',
      operator,
      ...(modifier && { grouping: grouping(modifier, this.#literals) }),
      ...(takesParameter && first && second && { parameter: first }),
      expression: (takesParameter ? second : first) ?? missing,
      ...spanOf(node),
    }
  }

  #binary(node: SyntaxNode): Expression {
    const parts = childrenOf(node)
    const [left, operator] = parts
    const clause = parts.find((part) => part.name === 'MatchingModifierClause')
    const fill = parts.find((part) => part.name === 'FillModifier')
    return joined({
      kind: 'binary',
      operator: this.#literals.textOf(operator).toLowerCase(),
      operatorSpan: operator ? spanOf(operator) : spanOf(node),
      left: this.#inner(left),
      right: this.#inner(parts.at(-1)),
      bool: parts.some((part) => part.name === 'BoolModifier'),
      ...((clause || fill) && { matching: vectorMatching(clause, fill, this.#literals) }),
      ...spanOf(node),
    })
  }
}
