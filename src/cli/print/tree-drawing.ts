import { unsureBelow } from '../../health/index.ts'
import { humanDuration } from '../../object/index.ts'
import type { TreeNode } from '../../view/index.ts'
import { driftText } from './drift-text.ts'
import { healthShape, inHealthColor, unsureMark, whyOf } from './health-glyph.ts'
import { renderTable, type TableCell, type TableColumn } from './table.ts'
import type { TerminalStyle } from './terminal-style.ts'

export interface TreeDrawingOptions {
  readonly style: TerminalStyle
  /** Milliseconds since 1970 UTC, for ages. */
  readonly now: number
}

interface Branches {
  readonly fork: string
  readonly last: string
  readonly bar: string
  readonly blank: string
  /** Instead of the last stroke, where one only names the other. */
  readonly named: { readonly fork: string; readonly last: string }
}

const unicodeBranches: Branches = {
  fork: '├─ ',
  last: '└─ ',
  bar: '│  ',
  blank: '   ',
  named: { fork: '├╌ ', last: '└╌ ' },
}
const asciiBranches: Branches = {
  fork: '|- ',
  last: '`- ',
  bar: '|  ',
  blank: '   ',
  named: { fork: '|. ', last: '`. ' },
}

const columns: readonly TableColumn[] = [
  { header: 'OBJECT', least: 24, cut: 'middle' },
  { header: 'READY' },
  { header: 'RESTARTS' },
  { header: 'AGE' },
  { header: 'WHY', least: 12 },
]

/** That column is left out of a tree without pods. */
const restartsAt = columns.findIndex(({ header }) => header === 'RESTARTS')

/**
 * The lines of a tree, header first: a node each, with its glyph, how many of its replicas or containers are ready, how
 * often these were restarted, its age and why it is not healthy, what of it has drifted, or where it is only named from. Pure.
 */
export function drawTree(tree: TreeNode, { style, now }: TreeDrawingOptions): string[] {
  const branches = style.unicode ? unicodeBranches : asciiBranches
  const rows: TableCell[][] = []
  const add = (node: TreeNode, lead: string, below: string, namespace: string) => {
    rows.push(cellsOf(node, lead, namespace, { style, now }))
    const cut = node.cut ?? 0
    for (const [index, child] of node.children.entries()) {
      const isLast = index === node.children.length - 1 && cut === 0
      const { fork, last } = child.link === 'reference' ? branches.named : branches
      const next = below + (isLast ? branches.blank : branches.bar)
      add(child, below + (isLast ? last : fork), next, node.ref.namespace)
    }
    if (cut > 0) rows.push([{ text: `${below}${branches.last}and ${cut} more` }])
  }
  add(tree, '', '', tree.ref.namespace)
  const hasPods = rows.some((row) => row[restartsAt]?.text)
  const shown = <T>(cells: readonly T[]) => cells.filter((_, index) => hasPods || index !== restartsAt)
  return renderTable(shown(columns), rows.map(shown), style)
}

function cellsOf(
  node: TreeNode,
  lead: string,
  namespace: string,
  { style, now }: TreeDrawingOptions,
): TableCell[] {
  const { ref, link, verdict, created, pod } = node
  const glyph = glyphOf(node, style.unicode)
  const elsewhere = ref.namespace !== namespace && ref.namespace !== '' ? ` (in ${ref.namespace})` : ''
  const asked = node.asked && link !== 'root' ? (style.unicode ? ' ◂' : ' <') : ''
  const text = `${lead}${glyph}${ref.kind}/${ref.name}${elsewhere}${asked}`
  const paint = (line: string) => {
    if (!verdict) return line
    const start = lead.length
    const shape = glyph.trimEnd()
    return line.startsWith(lead + shape)
      ? line.slice(0, start) + inHealthColor(verdict.state, shape) + line.slice(start + shape.length)
      : line
  }
  return [
    { text, paint },
    { text: readyOf(node) },
    { text: pod ? String(pod.restarts) : '' },
    { text: created === undefined ? '' : humanDuration(Math.max(0, now - created)) },
    { text: whyNode(node) },
  ]
}

function glyphOf({ verdict, missing }: TreeNode, unicode: boolean): string {
  if (missing) return unicode ? '∅ ' : '-- '
  if (!verdict) return ''
  const mark = verdict.certainty < unsureBelow && verdict.state !== 'unknown' ? unsureMark : ''
  return `${healthShape(verdict.state, unicode)}${mark} `
}

function readyOf({ replicas, pod }: TreeNode): string {
  if (replicas) return `${replicas.ready}/${replicas.wanted}`
  return pod ? `${pod.ready}/${pod.containers}` : ''
}

function whyNode({ verdict, missing, link, via, pod, drift = [] }: TreeNode): string {
  const parts = [
    missing ? 'is not there' : '',
    link === 'reference' ? `named in ${via}` : '',
    verdict && verdict.state !== 'healthy' ? whyOf(verdict) : phaseOf(pod),
    drift.map(driftText).join('; '),
  ]
  return parts.filter((part) => part !== '').join('; ')
}

/** What has run to its end has nothing ready, and nothing is wrong with it. */
function phaseOf(pod: TreeNode['pod']): string {
  return pod && pod.phase !== 'Running' ? pod.phase : ''
}
