import type { SyntaxNode } from '@lezer/common'
import type { Span } from '../expression.ts'

export function spanOf({ from, to }: Span): Span {
  return { from, to }
}

/** Children without comments and without the tokens that the grammar does not name. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.name !== 'LineComment') children.push(child)
  return children
}
