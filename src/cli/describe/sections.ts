import { conditionsOf, formatGroupKind, formatTime, parseTime } from '../../object/index.ts'
import type { Revision } from '../../view/index.ts'
import { eventAge } from '../events/events-table.ts'
import { inHealthColor } from '../print/health-glyph.ts'
import { onOneLine, renderTable, type TableCell, type TableColumn } from '../print/table.ts'
import type { TerminalStyle } from '../print/terminal-style.ts'
import { drawTree } from '../print/tree-drawing.ts'
import { age, type DescribeStyle } from './describe-style.ts'
import type { Description } from './description.ts'
import { findingLines } from './finding-lines.ts'

/** One part below the verdict: its heading and its lines; none when there is nothing to tell. */
export type Section = (description: Description, style: DescribeStyle) => readonly string[]

/** In the order in which they are printed. */
export const sections: readonly (readonly [heading: string, section: Section])[] = [
  ['Signals', signalLines],
  ['Conditions', conditionLines],
  ['Spec and status', pairLines],
  ['Findings', findingLines],
  ['Owner tree', ownerLines],
  ['Events', eventLines],
  ['Revisions', revisionLines],
]

const mostEvents = 20
const mostRevisions = 5
const mostOwned = 40

function signalLines({ detail }: Description, style: DescribeStyle): string[] {
  const columns = [
    { header: '' },
    { header: 'SPEAKS FOR' },
    { header: 'WEIGHT', align: 'right' as const },
    { header: 'RULE', least: 8 },
    { header: 'FIELD', least: 10, cut: 'middle' as const },
    { header: 'REASON', least: 8 },
  ]
  const arrow = style.unicode ? '→' : '>'
  const rows = (detail.signals ?? []).map((signal): TableCell[] => [
    { text: signal.decided ? arrow : '' },
    { text: signal.state, paint: (text) => inHealthColor(signal.state, text) },
    { text: signal.weight.toFixed(2) },
    { text: signal.rule },
    { text: signal.path },
    { text: signal.reason },
  ])
  return table(columns, rows, style)
}

function conditionLines({ detail }: Description, style: DescribeStyle): string[] {
  if (!detail.object) return []
  const columns = [
    { header: 'TYPE', least: 8 },
    { header: 'STATUS' },
    { header: 'FOR' },
    { header: 'REASON', least: 8 },
    { header: 'MESSAGE', least: 12 },
  ]
  const rows = conditionsOf(detail.object).map(({ type, status, reason, message, lastTransitionTime }) =>
    cells(type, status, age(parseTime(lastTransitionTime), style), reason ?? '', message ?? ''),
  )
  return table(columns, rows, style)
}

function pairLines({ detail }: Description, style: DescribeStyle): string[] {
  const columns = [
    { header: 'FIELD', least: 8 },
    { header: 'WANTED', least: 10 },
    { header: 'OBSERVED', least: 10 },
    { header: '' },
  ]
  const sorted = detail.pairs.toSorted((a, b) => Number(b.diverged) - Number(a.diverged))
  const rows = sorted.map(({ field, wanted, observed, diverged }): TableCell[] => [
    ...cells(field, wanted, observed),
    { text: diverged ? 'differs' : '', paint: (text) => inHealthColor('degraded', text) },
  ])
  return table(columns, rows, style)
}

/** Nothing for an object that stands alone. */
function ownerLines({ tree }: Description, style: DescribeStyle): string[] {
  if (!tree || (tree.children.length === 0 && tree.cut === undefined)) return []
  const lines = drawTree(tree, { style: narrower(style), now: style.now })
  const more = lines.length - 1 - mostOwned
  return more > 0 ? [...lines.slice(0, mostOwned + 1), `and ${more} more; binnacle tree shows all`] : lines
}

function eventLines({ events = [] }: Description, style: DescribeStyle): string[] {
  const columns = [
    { header: 'TYPE' },
    { header: 'REASON', least: 8 },
    { header: 'AGE' },
    { header: 'FROM', least: 8 },
    { header: 'OBJECT', least: 8, cut: 'middle' as const },
    { header: 'MESSAGE', least: 12 },
  ]
  const rows = events
    .slice(0, mostEvents)
    .map((event) =>
      cells(
        event.type,
        event.reason,
        eventAge(event, style.now, style.width),
        event.controller,
        `${event.regarding.kind}/${event.regarding.name}`,
        event.note,
      ),
    )
  const more = events.length - rows.length
  return [...table(columns, rows, style), ...(more > 0 ? [`and ${more} more`] : [])]
}

function revisionLines({ revisions = [] }: Description, style: DescribeStyle): string[] {
  return revisions.slice(0, mostRevisions).flatMap((revision) => [
    revisionHeading(revision, style),
    ...(revision.changes ?? []).slice(0, 10).map(({ path, before, after }) => {
      const arrow = style.unicode ? '→' : '->'
      return `  ${onOneLine(`${path}: ${valueText(before)} ${arrow} ${valueText(after)}`)}`
    }),
  ])
}

function revisionHeading({ generation, at, managers }: Revision, style: DescribeStyle): string {
  const by = managers.length > 0 ? ` by ${managers.join(', ')}` : ''
  return `generation ${generation}, ${formatTime(at)} (${age(at, style)} ago)${by}`
}

function valueText(value: unknown): string {
  if (value === undefined) return 'none'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function cells(...texts: readonly string[]): TableCell[] {
  return texts.map((text) => ({ text }))
}

function table(
  columns: readonly TableColumn[],
  rows: readonly TableCell[][],
  style: DescribeStyle,
): string[] {
  if (rows.length === 0) return []
  return renderTable(columns, rows, narrower(style))
}

/** Sections are indented by two. */
function narrower(style: DescribeStyle): TerminalStyle {
  return { ...style, width: style.width === undefined ? undefined : style.width - 2 }
}

/** `Kind.group/name`. */
export function objectName({ group, kind, name }: { group: string; kind: string; name: string }): string {
  return `${formatGroupKind({ group, kind })}/${name}`
}
