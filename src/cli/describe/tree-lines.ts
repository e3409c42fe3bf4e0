import { formatGroupKind } from '../../object/index.ts'
import type { TreeNode } from '../../view/index.ts'
import { healthShape, inHealthColor } from '../print/health-glyph.ts'
import { onOneLine, truncate } from '../print/table.ts'
import type { TerminalStyle } from '../print/terminal-style.ts'

/** A tree as lines, a node each; dashed branches for what is only named. */
export function treeLines(node: TreeNode, style: TerminalStyle): string[] {
  return linesOf(node, '', '', style)
}

function linesOf(node: TreeNode, lead: string, below: string, style: TerminalStyle): string[] {
  const lines = [lead + labelOf(node, style)]
  const [fork, last, bar, blank] = style.unicode ? ['├─', '└─', '│  ', '   '] : ['|-', '`-', '|  ', '   ']
  const cut = node.cut ?? 0
  for (const [index, child] of node.children.entries()) {
    const isLast = index === node.children.length - 1 && cut === 0
    const dash = child.link === 'reference' ? (style.unicode ? '╌' : '.') : ''
    lines.push(
      ...linesOf(child, `${below}${isLast ? last : fork}${dash} `, below + (isLast ? blank : bar), style),
    )
  }
  if (cut > 0) lines.push(`${below}${last} and ${cut} more`)
  return style.width === undefined
    ? lines
    : lines.map((line) =>
        style.color ? line : truncate(line, style.width ?? 80, style.unicode ? '…' : '...'),
      )
}

function labelOf(
  { ref, verdict, missing, asked, replicas, pod, drift }: TreeNode,
  style: TerminalStyle,
): string {
  const shape = verdict ? healthShape(verdict.state, style.unicode) : ' '
  const glyph = verdict && style.color ? inHealthColor(verdict.state, shape) : shape
  const why = verdict && verdict.state !== 'healthy' ? ` ${verdict.reason}` : ''
  const notes = [
    missing && 'missing',
    replicas && `${replicas.ready}/${replicas.wanted} ready`,
    pod && pod.restarts > 0 && `${pod.restarts} restarts`,
    drift?.length && `drift: ${drift.map(({ field }) => field).join(', ')}`,
    asked && 'asked for',
  ].filter(Boolean)
  const tail = notes.length === 0 ? '' : ` (${notes.join(', ')})`
  return `${glyph} ${onOneLine(`${formatGroupKind(ref)}/${ref.name}${why}${tail}`)}`
}
