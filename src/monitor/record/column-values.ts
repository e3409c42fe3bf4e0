import { parseQuantity, parseTime } from '../../object/index.ts'
import type { ColumnValue } from '../../view/index.ts'
import type { ColumnDefinition } from '../definition/kind-definition.ts'

/** The values of an object's printer columns. Unlike a Table's cells, dates stand as they are, not as ages. */
export function columnValues(columns: readonly ColumnDefinition[], object: unknown): ColumnValue[] {
  return columns.map(({ column }) => {
    if (column.definition.type !== 'date') return column.cell(object, 0)
    const value = column.value(object)
    return typeof value === 'string' ? value : null
  })
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
