import type { SyntaxNode } from '@lezer/common'
import type { Complain, LabelMatcher, MatchOperator, Span, VectorSelector } from '../expression.ts'
import { childrenOf, spanOf } from './grammar-node.ts'
import type { LiteralReader } from './literal-reader.ts'

/** The selector of a node `VectorSelector`. */
export function vectorSelector(
  node: SyntaxNode,
  literals: LiteralReader,
  complain: Complain,
): VectorSelector {
  const matchers: LabelMatcher[] = []
  let name: string | undefined
  const nameIt = (given: string, at: Span): void => {
    if (name !== undefined) complain(at, `the metric is named twice: ${name} and ${given}`)
    name ??= given
  }
  const parts = childrenOf(node)
  const identifier = parts.find((child) => child.name === 'Identifier')
  if (identifier) nameIt(literals.textOf(identifier), spanOf(identifier))
  for (const part of parts.filter((child) => child !== identifier).flatMap(childrenOf)) {
    const matcher = part.name === 'QuotedLabelName' ? undefined : labelMatcher(part, literals)
    // Twice in the braces is allowed, and selects nothing.
    const isFirstName = matcher && isName(matcher) && !matchers.some(({ label }) => label === '__name__')
    if (!matcher) nameIt(literals.string(childrenOf(part)[0]), spanOf(part))
    else if (isFirstName) nameIt(matcher.value, matcher)
    else matchers.push(matcher)
  }
  const again = identifier && matchers.find(({ label }) => label === '__name__')
  if (again) nameIt(again.value, again)
  return { kind: 'selector', name, matchers, ...spanOf(node) }
}

function labelMatcher(node: SyntaxNode, literals: LiteralReader): LabelMatcher {
  const [label, operator, value] = childrenOf(node)
  return {
    label:
      label?.name === 'LabelName' ? literals.textOf(label) : literals.string(label && childrenOf(label)[0]),
    operator: literals.textOf(operator) as MatchOperator,
    value: literals.string(value),
    ...spanOf(node),
  }
}

function isName({ label, operator }: LabelMatcher): boolean {
  return label === '__name__' && operator === '='
}
