export { arrangeTree } from './arrange-tree.ts'
export type { Cause } from './cause.ts'
export type { Change } from './change.ts'
export type { EventQuery, EventRow } from './event-row.ts'
export { eventRowOf } from './event-row-of.ts'
export { diffFields, type FieldDifference } from './field-diff.ts'
export type { Finding } from './finding.ts'
export { foldEvents, foldKeyOf } from './fold-events.ts'
export { type HealthLook, healthLooks } from './health-look.ts'
export { isNameOfKind, type KindAliases } from './kind-name.ts'
export { compareKinds, emptyStates, type KindColumn, type KindSummary } from './kind-summary.ts'
export { type Mask, maskAnnotations, masked, maskObject, maskSecrets } from './mask-secrets.ts'
export { gapsBetween, mergeRanges } from './observed.ts'
export type { Drift, TreeLink, TreeNode } from './owner-tree.ts'
export { queryRows, querySource } from './query-rows.ts'
export {
  isHealthyThroughout,
  type ReportedLife,
  type ReportedSpan,
  type ReportRow,
  reportKinds,
  reportRows,
} from './report.ts'
export { type ReportChange, reportChanges } from './report-changes.ts'
export type { FieldPair, ResourceDetail } from './resource-detail.ts'
export {
  type ResourceFacets,
  type ResourceOrder,
  type ResourcePage,
  type ResourceQuery,
  resourceOrders,
} from './resource-query.ts'
export type { ResourceRef } from './resource-ref.ts'
export type { ColumnValue, Owner, ResourceRow } from './resource-row.ts'
export type { FieldChange, Revision } from './revision.ts'
export { compactRow, rowOf } from './row-of.ts'
export type { QueriedRow, RowSource } from './row-source.ts'
export { isSecretName } from './secret-name.ts'
export { sinceOf } from './since.ts'
export type { TimelineEntry, TimeRange } from './timeline.ts'
export { ViewError, type ViewErrorKind } from './view-error.ts'
export type { Views } from './views.ts'
