import { renderTable, type TableCell, type TableColumn } from './table.ts'
import type { TerminalStyle } from './terminal-style.ts'

export interface ListTableOptions {
  readonly wide: boolean
  /** Whether rows of several namespaces may come. */
  readonly namespaces: boolean
  readonly style: TerminalStyle
  /** Milliseconds since 1970 UTC, for durations. */
  readonly now: number
}

/** A column of a list, and what stands in it of a row. */
export interface ListColumn<Row> {
  readonly column: TableColumn
  readonly show: 'always' | 'wide' | 'namespaces'
  readonly cell: (row: Row, options: ListTableOptions) => string
  readonly paint?: (row: Row) => TableCell['paint']
}

/** Those of a list's columns that are asked for. */
export function columnsToShow<Row>(
  columns: readonly ListColumn<Row>[],
  { wide, namespaces }: ListTableOptions,
): readonly ListColumn<Row>[] {
  return columns.filter(({ show }) => show === 'always' || (show === 'wide' ? wide : namespaces))
}

/** The lines of a table of these columns, header first, without line ends. */
export function renderList<Row>(
  columns: readonly ListColumn<Row>[],
  rows: readonly Row[],
  options: ListTableOptions,
): string[] {
  return renderTable(
    columns.map(({ column }) => column),
    rows.map((row) =>
      columns.map(({ cell, paint }): TableCell => {
        const painted = paint?.(row)
        return { text: cell(row, options), ...(painted && { paint: painted }) }
      }),
    ),
    options.style,
  )
}

/** What `-o table` and `-o wide` print of a list; '' of an empty one. */
export function listText<Row>(
  format: 'table' | 'wide',
  rows: readonly Row[],
  options: Omit<ListTableOptions, 'wide'>,
  linesOf: (rows: readonly Row[], options: ListTableOptions) => readonly string[],
): string {
  if (rows.length === 0) return ''
  const wide = format === 'wide'
  // Who wants to see more wants to see it whole, as with kubectl.
  const style = wide ? { ...options.style, width: undefined } : options.style
  return `${linesOf(rows, { ...options, style, wide }).join('\n')}\n`
}
