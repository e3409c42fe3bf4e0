import type { SyntaxNode } from '@lezer/common'
import type { Grouping, VectorMatching } from '../expression.ts'
import { childrenOf, spanOf } from './grammar-node.ts'
import type { LiteralReader } from './literal-reader.ts'

/** The labels of a node `AggregateModifier`: `by (…)`, `without (…)`. */
export function grouping(node: SyntaxNode, literals: LiteralReader): Grouping {
  const [keyword, labels] = childrenOf(node)
  return { without: keyword?.name === 'Without', labels: literals.labels(labels), ...spanOf(node) }
}

/** How the sides of an operation are matched: a node `MatchingModifierClause`, a node `FillModifier`, or both. */
export function vectorMatching(
  clause: SyntaxNode | undefined,
  fill: SyntaxNode | undefined,
  literals: LiteralReader,
): VectorMatching {
  const parts = clause ? childrenOf(clause) : []
  const lists = parts.filter((part) => part.name === 'GroupingLabels')
  const group = parts.find((part) => part.name === 'GroupLeft' || part.name === 'GroupRight')?.name
  return {
    on: parts[0]?.name === 'On',
    labels: literals.labels(lists[0]),
    ...(group !== undefined && { group: group === 'GroupLeft' ? ('left' as const) : ('right' as const) }),
    include: literals.labels(lists[1]),
    ...(fill && { fill: literals.textOf(fill) }),
  }
}
