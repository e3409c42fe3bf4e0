export { type HealthLook, healthLooks } from './health-look.ts'
export { isNameOfKind, type KindAliases } from './kind-name.ts'
export { compareKinds, emptyStates, type KindSummary } from './kind-summary.ts'
export {
  queryRows,
  type ResourceOrder,
  type ResourcePage,
  type ResourceQuery,
} from './resource-query.ts'
export type { ColumnValue, Owner, ResourceRow } from './resource-row.ts'
export { compactRow, rowOf } from './row-of.ts'
export { sinceOf } from './since.ts'
