import { formatTime } from '../../object/index.ts'
import type { EventRow } from '../../view/index.ts'
import { formatDocuments } from '../print/documents.ts'
import { type ListTableOptions, listText } from '../print/list-table.ts'
import { eventsTable } from './events-table.ts'

export type EventsFormat = 'table' | 'wide' | 'json' | 'yaml' | 'jsonl'

/** The whole answer in one of the formats, with its last line end; '' when there is nothing. */
export function formatEvents(
  format: EventsFormat,
  rows: readonly EventRow[],
  table: Omit<ListTableOptions, 'wide'>,
): string {
  switch (format) {
    case 'json':
    case 'yaml':
    case 'jsonl':
      return formatDocuments(format, rows.map(eventDocument))
    case 'table':
    case 'wide':
      return listText(format, rows, table, eventsTable)
  }
}

/** A row with its times as the API writes them. */
function eventDocument({ first, last, ...row }: EventRow): Record<string, unknown> {
  return { ...row, first: formatTime(first), last: formatTime(last) }
}
