import { humanDuration } from '../../object/index.ts'
import type { EventRow } from '../../view/index.ts'
import { renderTable, type TableColumn } from '../print/table.ts'
import type { TerminalStyle } from '../print/terminal-style.ts'

export interface EventsTableOptions {
  readonly wide: boolean
  /** Whether events of several namespaces may come. */
  readonly namespaces: boolean
  readonly style: TerminalStyle
  /** Milliseconds since 1970 UTC, for ages. */
  readonly now: number
}

interface Column {
  readonly column: TableColumn
  readonly cell: (row: EventRow, options: EventsTableOptions) => string
  readonly show: 'always' | 'wide' | 'namespaces'
}

/** Those of `kubectl events`, in its order. */
const columns: readonly Column[] = [
  {
    column: { header: 'NAMESPACE', least: 9 },
    show: 'namespaces',
    cell: ({ regarding }) => regarding.namespace,
  },
  { column: { header: 'LAST SEEN' }, show: 'always', cell: lastSeen },
  { column: { header: 'TYPE' }, show: 'always', cell: ({ type }) => type },
  { column: { header: 'REASON', least: 10 }, show: 'always', cell: ({ reason }) => reason },
  {
    column: { header: 'OBJECT', least: 12, cut: 'middle' },
    show: 'always',
    cell: ({ regarding: { kind, name } }) => `${kind}/${name}`,
  },
  { column: { header: 'SOURCE', least: 8 }, show: 'wide', cell: ({ controller }) => controller },
  { column: { header: 'ACTION' }, show: 'wide', cell: ({ action }) => action ?? '' },
  { column: { header: 'MESSAGE', least: 16 }, show: 'always', cell: ({ note }) => note.trim() },
]

/** The colour of attention, as for what is degraded. */
const warning = (text: string) => `\u001b[38;5;166m${text}\u001b[39m`

/** The lines of a table of events, header first, without line ends. */
export function eventsTable(rows: readonly EventRow[], options: EventsTableOptions): string[] {
  const shown = columns.filter(
    ({ show }) => show === 'always' || (show === 'wide' ? options.wide : options.namespaces),
  )
  return renderTable(
    shown.map(({ column }) => column),
    rows.map((row) =>
      shown.map(({ cell, column }) => ({
        text: cell(row, options),
        ...(column.header === 'TYPE' && row.type === 'Warning' && { paint: warning }),
      })),
    ),
    options.style,
  )
}

function lastSeen(row: EventRow, { now, style }: EventsTableOptions): string {
  return eventAge(row, now, style.width)
}

/**
 * `2m`, or as kubectl has it `2m (x12 over 5m)` of one that occurred more than once; `2m (x12)` where the message needs
 * the room.
 */
export function eventAge({ last, first, count }: EventRow, now: number, width: number | undefined): string {
  const age = (time: number) => humanDuration(Math.max(0, now - time))
  if (count <= 1) return age(last)
  return width !== undefined && width < 100
    ? `${age(last)} (x${count})`
    : `${age(last)} (x${count} over ${age(first)})`
}
