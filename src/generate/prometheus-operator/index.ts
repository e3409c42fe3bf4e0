export {
  formatPassedOver,
  type PassedOver,
  type Placement,
  type PlacementRequest,
  placeObject,
} from './placement.ts'
export {
  formatPrometheus,
  type MonitoringKind,
  monitoringResourceOf,
  type PrometheusObject,
  readPrometheus,
  type SelectingKind,
} from './prometheus-object.ts'
export type { NamespaceLabels } from './selection.ts'
