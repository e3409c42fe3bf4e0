import { formatTime } from '../../object/index.ts'
import type { EventRow } from '../../view/index.ts'
import { formatDocuments } from '../print/documents.ts'
import { type EventsTableOptions, eventsTable } from './events-table.ts'

export type EventsFormat = 'table' | 'wide' | 'json' | 'yaml' | 'jsonl'

/** The whole answer in one of the formats, with its last line end; '' when there is nothing. */
export function formatEvents(
  format: EventsFormat,
  rows: readonly EventRow[],
  table: Omit<EventsTableOptions, 'wide'>,
): string {
  switch (format) {
    case 'json':
    case 'yaml':
    case 'jsonl':
      return formatDocuments(format, rows.map(eventDocument))
    case 'table':
    case 'wide': {
      if (rows.length === 0) return ''
      const wide = format === 'wide'
      // Who wants to see more wants to see it whole, as with kubectl.
      const style = wide ? { ...table.style, width: undefined } : table.style
      return `${eventsTable(rows, { ...table, style, wide }).join('\n')}\n`
    }
  }
}

/** A row with its times as the API writes them. */
function eventDocument({ first, last, ...row }: EventRow): Record<string, unknown> {
  return { ...row, first: formatTime(first), last: formatTime(last) }
}
