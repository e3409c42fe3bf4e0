export {
  type DashboardFormat,
  type DashboardName,
  dashboardFiles,
  dashboardNames,
  type GrafanaDashboard,
  type GrafanaPanel,
  isDashboardName,
  loadDashboards,
} from './dashboard/index.ts'
export type { GeneratedFile } from './generated-file.ts'
export {
  bundledDashboards,
  bundledRuleFile,
  chartConditions,
  chartConstants,
  fullname,
  loadBundle,
  type ManifestContext,
  type ManifestValues,
  manifestFiles,
  manifestProblems,
  manifests,
  manifestText,
  manifestValues,
  manifestWarnings,
  ownedResources,
} from './manifest/index.ts'
export {
  formatPassedOver,
  formatPrometheus,
  type MonitoringKind,
  monitoringResourceOf,
  type NamespaceLabels,
  type Placement,
  type PrometheusObject,
  placeObject,
  readPrometheus,
} from './prometheus-operator/index.ts'
export { type MetricsSection, metricsReference } from './reference/index.ts'
export {
  alerts,
  alertsIndex,
  alertsReference,
  buildRules,
  exampleRules,
  formatInhibitRules,
  formatRuleFile,
  kindScopeOf,
  missingKinds,
  namedKinds,
  prometheusRuleFiles,
  type RuleValues,
  resolveAmong,
  ruleValuesSchema,
  type ServedKind,
  warningsOfRanges,
} from './rule/index.ts'
export {
  readValues,
  ValuesError,
  type ValuesSource,
  valuesJsonSchema,
} from './values/index.ts'
