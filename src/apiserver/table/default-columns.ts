import type { TableColumnDefinition, TableColumns } from './table.ts'

/** A column definition with what is not said left at its default: text, shown always. */
export function column(
  name: string,
  description: string,
  more: Partial<TableColumnDefinition> = {},
): TableColumnDefinition {
  return { name, type: 'string', format: '', description, priority: 0, ...more }
}

/** The first column of nearly every kind. */
export const nameColumn = column('Name', 'The name of the object, unique in its namespace and kind.', {
  format: 'name',
})

/** Of custom resources without columns of their own and of built-in kinds without a printer. */
export const defaultColumns: TableColumns = {
  definitions: [nameColumn, column('Created At', 'When the object was created.', { type: 'date' })],
  cells: ({ metadata }) => [metadata.name ?? '', metadata.creationTimestamp ?? null],
}
