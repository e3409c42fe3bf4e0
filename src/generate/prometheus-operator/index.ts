export {
  formatPassedOver,
  type Placement,
  placeObject,
} from './placement.ts'
export {
  formatPrometheus,
  type MonitoringKind,
  monitoringResourceOf,
  type PrometheusObject,
  readPrometheus,
} from './prometheus-object.ts'
export type { NamespaceLabels } from './selection.ts'
