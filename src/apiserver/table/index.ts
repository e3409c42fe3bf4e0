export { column, defaultColumns, nameColumn } from './default-columns.ts'
export { partialMetadataOf } from './partial-metadata.ts'
export type { IncludeObject, TableColumns } from './table.ts'
export { type TableOptions, tableOf } from './table-of.ts'
