export {
  type DefinitionRecord,
  type DefinitionWatch,
  readDefinition,
} from './definition/definition-record.ts'
export {
  type ColumnDefinition,
  type KindDefinition,
  readKindDefinition,
} from './definition/kind-definition.ts'
export { KindFilter, type KindFilterOptions } from './definition/kind-filter.ts'
export { watchedVersion } from './definition/watched-version.ts'
export { EventCollector, type EventCollectorOptions, eventResource } from './event/event-collector.ts'
export type { EventLimits } from './event/event-store.ts'
export type { ObjectRef, OwnersOf } from './event/owners-of.ts'
export { History, type HistoryOptions } from './history/history.ts'
export { HistoryError, type HistoryErrorKind } from './history/history-error.ts'
export type { HistoryEntry, HistoryFilter, SubjectHistory, WatchSpan } from './history/history-store.ts'
export { readHistory, sqliteHistory } from './history/open-history.ts'
export type { SqliteHistoryOptions } from './history/sqlite/sqlite-history.ts'
export type { SqliteReader } from './history/sqlite/sqlite-reader.ts'
export type { KindState, KindStatus } from './kind/kind-status.ts'
export type { ListWatchClient } from './list-watch-client.ts'
export { type DefinedKind, Monitor, type MonitorOptions, type Outage } from './monitor.ts'
export type { BuildInfo } from './monitor-instruments.ts'
export type { MonitorPart } from './monitor-part.ts'
export { notions, type Pair, type PairOverride } from './pairing/index.ts'
export { columnValues } from './record/column-values.ts'
export { MetadataAllowList } from './record/metadata-allow-list.ts'
export type { Assess } from './record/record-reader.ts'
export type { Reference } from './record/references.ts'
export type { ResourceObserver } from './resource-observer.ts'
export { isWrittenIn, type OptIns } from './series/metric-selection.ts'
export type { AllowedMetadata } from './series/resource-series.ts'
export { defaultSeriesLimits, type SeriesLimits } from './series/series-limit.ts'
export type { MetricSelection } from './series/series-table.ts'
export { ShardAssignment, type ShardAssignmentOptions } from './shard/shard-assignment.ts'
export {
  parsePodOrdinal,
  replicasOf,
  StatefulSetReplicas,
  statefulSetResource,
} from './shard/stateful-set-replicas.ts'
export { type Tier, TierControl, type TierState, tiers } from './tier/tier-control.ts'
export { HealthTransitions } from './transition/health-transitions.ts'
export { ChangeStream, type ChangeStreamOptions } from './views/change-stream.ts'
export { builtInDefinition, describeObject } from './views/describe-object.ts'
export { MonitorViews, type MonitorViewsOptions } from './views/monitor-views.ts'
export type { EventSource, HistorySource, TreeSource } from './views/views-parts.ts'
export type { OwnedReading } from './workload/object/owned-reader.ts'
export { type OwnedNode, OwnerGraph } from './workload/object/owner-graph.ts'
export { OwnerSnapshot, type OwnerSnapshotOptions } from './workload/tree/owner-snapshot.ts'
export { findOwnedKind, type OwnedKind, ownedKinds } from './workload/watch/owned-kind.ts'
export { type OwnedDepth, WorkloadPart, type WorkloadPartOptions } from './workload/workload-part.ts'
