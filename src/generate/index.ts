export {
  type DashboardFilesOptions,
  type DashboardFormat,
  type DashboardName,
  dashboardFiles,
  dashboardFormats,
  dashboardNames,
  type GrafanaDashboard,
  type GrafanaPanel,
  type GrafanaTarget,
  type GrafanaVariable,
  isDashboardName,
  loadDashboards,
} from './dashboard/index.ts'
export type { GeneratedFile } from './generated-file.ts'
export {
  type ManifestContext,
  type ManifestValues,
  manifestFiles,
  manifestProblems,
  manifests,
  manifestText,
  manifestValues,
  ownedResources,
} from './manifest/index.ts'
export { type MetricsSection, metricsReference } from './metrics-reference.ts'
export {
  formatPassedOver,
  formatPrometheus,
  type MonitoringKind,
  monitoringResourceOf,
  type NamespaceLabels,
  type PassedOver,
  type Placement,
  type PlacementRequest,
  type PrometheusObject,
  placeObject,
  readPrometheus,
  type SelectingKind,
} from './prometheus-operator/index.ts'
export {
  formatValuesProblem,
  readValues,
  ValuesError,
  type ValuesProblem,
  type ValuesSource,
  valuesJsonSchema,
} from './values/index.ts'
