import { humanDuration } from '../../object/index.ts'
import type { EventRow } from '../../view/index.ts'
import { columnsToShow, type ListColumn, type ListTableOptions, renderList } from '../print/list-table.ts'

/** The colour of attention, as for what is degraded. */
const warning = (text: string) => `\u001b[38;5;166m${text}\u001b[39m`

/** Those of `kubectl events`, in its order. */
const columns: readonly ListColumn<EventRow>[] = [
  {
    column: { header: 'NAMESPACE', least: 9 },
    show: 'namespaces',
    cell: ({ regarding }) => regarding.namespace,
  },
  { column: { header: 'LAST SEEN' }, show: 'always', cell: lastSeen },
  {
    column: { header: 'TYPE' },
    show: 'always',
    cell: ({ type }) => type,
    paint: ({ type }) => (type === 'Warning' ? warning : undefined),
  },
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

/** The lines of a table of events, header first, without line ends. */
export function eventsTable(rows: readonly EventRow[], options: ListTableOptions): string[] {
  return renderList(columnsToShow(columns, options), rows, options)
}

function lastSeen(row: EventRow, { now, style }: ListTableOptions): string {
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
