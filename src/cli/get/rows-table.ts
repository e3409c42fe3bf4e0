import stringWidth from 'string-width'
import { unsureBelow } from '../../health/index.ts'
import { formatApiVersion, formatGroupKind, humanDuration } from '../../object/index.ts'
import type { ResourceRow } from '../../view/index.ts'
import { healthLabel, inHealthColor, whyOf } from '../print/health-glyph.ts'
import { columnsToShow, type ListColumn, type ListTableOptions, renderList } from '../print/list-table.ts'
import { gapOf, onOneLine } from '../print/table.ts'

type Column = ListColumn<ResourceRow>

const health: Column = {
  column: { header: 'HEALTH' },
  show: 'always',
  cell: ({ verdict }, { style }) =>
    healthLabel(verdict.state, { unicode: style.unicode, unsure: verdict.certainty < unsureBelow }),
  paint:
    ({ verdict }) =>
    (label) =>
      inHealthColor(verdict.state, label),
}
const kind: Column = {
  column: { header: 'KIND', least: 8 },
  show: 'always',
  cell: ({ resource }) => resource.kind,
}
const lasts: Column = {
  column: { header: 'FOR' },
  show: 'always',
  cell: ({ since }, { now }) => duration(since, now),
}
const why: Column = { column: { header: 'WHY', least: 16 }, show: 'always', cell: rowWhy }

const columns: readonly Column[] = [
  health,
  kind,
  { column: { header: 'GROUP' }, show: 'wide', cell: ({ resource }) => formatApiVersion(resource) },
  { column: { header: 'NAMESPACE', least: 9 }, show: 'namespaces', cell: ({ namespace }) => namespace },
  { column: { header: 'NAME', least: 10 }, show: 'always', cell: ({ name }) => name },
  lasts,
  { column: { header: 'AGE' }, show: 'wide', cell: ({ created }, { now }) => duration(created, now) },
  {
    column: { header: 'OWNER' },
    show: 'wide',
    cell: ({ owner }) => (owner ? `${owner.kind}/${owner.name}` : ''),
  },
  { column: { header: 'RULE' }, show: 'wide', cell: ({ verdict }) => verdict.rule },
  {
    column: { header: 'SURE' },
    show: 'wide',
    cell: ({ verdict }) => `${Math.round(verdict.certainty * 100)}%`,
  },
  why,
]

/** Columns that the reason has at least, if it is as long: in fewer it says nothing. */
const leastWhy = 30

/** The lines of a table of resources, header first, without line ends. */
export function rowsTable(rows: readonly ResourceRow[], options: ListTableOptions): string[] {
  const usual = columnsToShow(columns, options)
  const shown = hasRoom(usual, rows, options) ? usual : narrowColumns(rows, options)
  return renderList(shown, rows, options)
}

/** Whether the reason has its room beside all others as they are. */
function hasRoom(shown: readonly Column[], rows: readonly ResourceRow[], options: ListTableOptions): boolean {
  const { width } = options.style
  if (width === undefined || options.wide) return true
  const needed = shown.reduce((sum, { column, cell }) => {
    const widest = rows.reduce(
      (most, row) => Math.max(most, stringWidth(onOneLine(cell(row, options)))),
      column.header.length,
    )
    return sum + (column === why.column ? Math.min(widest, leastWhy) : widest)
  }, 0)
  return needed + gapOf(width) * (shown.length - 1) <= width
}

/** Namespace and name in one, a kind that all have above them, and everything but the reason and the state shortened. */
function narrowColumns(rows: readonly ResourceRow[], { namespaces }: ListTableOptions): Column[] {
  const [first] = rows
  const isOne = rows.length > 1 && rows.every(({ resource }) => resource.kind === first?.resource.kind)
  const named = isOne && first ? first.resource.kind.toUpperCase() : 'NAME'
  return [
    health,
    ...(isOne ? [] : [{ ...kind, column: { header: 'KIND', least: 8, turn: 1, cut: 'middle' } as const }]),
    {
      column: { header: named, least: 12, turn: 2, cut: 'middle' },
      show: 'always',
      cell: ({ namespace, name }) => (namespaces && namespace !== '' ? `${namespace}/${name}` : name),
    },
    lasts,
    { ...why, column: { header: 'WHY', least: leastWhy } },
  ]
}

/** What `-o name` prints: as kubectl does, `kind.group/name` in lower case. */
export function resourceName({ resource, name }: ResourceRow): string {
  return `${formatGroupKind(resource).toLowerCase()}/${name}`
}

function duration(since: number | undefined, now: number): string {
  return since === undefined ? '' : humanDuration(Math.max(0, now - since))
}

function rowWhy({ verdict, finalizers }: ResourceRow): string {
  const { reason, message, state, stale } = verdict
  const [finalizer] = finalizers
  const isHeld = state === 'terminating' && finalizer !== undefined && !message.includes(finalizer)
  const held = isHeld ? `held by ${finalizers.join(', ')}` : ''
  const why = whyOf({ reason, message: [held, message].filter(Boolean).join('; ') })
  return stale ? `(stale) ${why}` : why
}
