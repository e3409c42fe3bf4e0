export { column, defaultColumns, nameColumn } from './default-columns.ts'
export { partialMetadataOf } from './partial-metadata.ts'
export type {
  Cell,
  IncludeObject,
  Table,
  TableColumnDefinition,
  TableColumns,
  TableRow,
} from './table.ts'
export { type TableOptions, tableOf } from './table-of.ts'
