import { unsureBelow } from '../../health/index.ts'
import { formatApiVersion, formatGroupKind, humanDuration } from '../../object/index.ts'
import type { ResourceRow } from '../../view/index.ts'
import { healthLabel, inHealthColor, whyOf } from '../print/health-glyph.ts'
import { renderTable, type TableCell, type TableColumn } from '../print/table.ts'
import type { TerminalStyle } from '../print/terminal-style.ts'

export interface RowsTableOptions {
  readonly wide: boolean
  /** Whether rows of several namespaces may come. */
  readonly namespaces: boolean
  readonly style: TerminalStyle
  /** Milliseconds since 1970 UTC, for durations. */
  readonly now: number
}

interface Column {
  readonly column: TableColumn
  readonly cell: (row: ResourceRow, options: RowsTableOptions) => string
  readonly show: 'always' | 'wide' | 'namespaces'
}

const columns: readonly Column[] = [
  {
    column: { header: 'HEALTH' },
    show: 'always',
    cell: ({ verdict }, { style }) =>
      healthLabel(verdict.state, { unicode: style.unicode, unsure: verdict.certainty < unsureBelow }),
  },
  { column: { header: 'KIND', least: 8 }, show: 'always', cell: ({ resource }) => resource.kind },
  { column: { header: 'GROUP' }, show: 'wide', cell: ({ resource }) => formatApiVersion(resource) },
  { column: { header: 'NAMESPACE', least: 9 }, show: 'namespaces', cell: ({ namespace }) => namespace },
  { column: { header: 'NAME', least: 10 }, show: 'always', cell: ({ name }) => name },
  { column: { header: 'FOR' }, show: 'always', cell: ({ since }, { now }) => duration(since, now) },
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
  { column: { header: 'WHY', least: 16 }, show: 'always', cell: rowWhy },
]

/** The lines of a table of resources, header first, without line ends. */
export function rowsTable(rows: readonly ResourceRow[], options: RowsTableOptions): string[] {
  const shown = columns.filter(
    ({ show }) => show === 'always' || (show === 'wide' ? options.wide : options.namespaces),
  )
  return renderTable(
    shown.map(({ column }) => column),
    rows.map((row) =>
      shown.map(({ cell, column }): TableCell => {
        const text = cell(row, options)
        if (column.header !== 'HEALTH') return { text }
        return { text, paint: (label) => inHealthColor(row.verdict.state, label) }
      }),
    ),
    options.style,
  )
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
