import { formatTime, parseQuantity, parseTime } from '../../object/index.ts'
import type { ColumnValue } from '../../view/index.ts'
import { type ColumnDefinition, showsCreation } from '../definition/kind-definition.ts'
import type { ResourceRecord } from './resource-record.ts'

/**
 * The values of an object's printer columns. Unlike a Table's cells, dates stand as they are, not as ages. Null stands
 * where a column shows when the object was created, which a record has anyway: without it most resources of a kind show
 * the same, and share one list.
 */
export function columnValues(columns: readonly ColumnDefinition[], object: unknown): ColumnValue[] {
  return columns.map(({ column }) => {
    if (showsCreation(column)) return null
    if (column.definition.type !== 'date') return column.cell(object, 0)
    const value = column.value(object)
    return typeof value === 'string' ? value : null
  })
}

/** What a record shows in the column at this place. */
export function columnOf(
  { definition, columns, created }: Pick<ResourceRecord, 'definition' | 'columns' | 'created'>,
  place: number,
): ColumnValue {
  const column = definition.columns[place]?.column
  if (column === undefined || !showsCreation(column)) return columns[place] ?? null
  return created === undefined ? null : formatTime(created)
}

/** A column's value as a number: seconds since 1970 UTC for a date, base units for a quantity; NaN when it is none. */
export function columnNumber({ meaning }: ColumnDefinition, value: ColumnValue): number {
  switch (meaning) {
    case 'number':
      return typeof value === 'number' ? value : Number.NaN
    case 'date':
      return (parseTime(value) ?? Number.NaN) / 1000
    case 'quantity':
      return typeof value === 'string' || typeof value === 'number'
        ? (parseQuantity(value)?.toNumber() ?? Number.NaN)
        : Number.NaN
    case 'none':
      return Number.NaN
  }
}
