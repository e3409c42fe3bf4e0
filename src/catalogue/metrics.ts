import { kindMetrics } from './kind-metrics.ts'
import type { MetricDefinition } from './metric-definition.ts'
import { monitorMetrics } from './monitor-metrics.ts'
import { resourceMetrics } from './resource-metrics.ts'

/** Every metric that we write, in the order in which it is written. */
export const metrics: readonly MetricDefinition[] = [
  ...Object.values(resourceMetrics),
  ...Object.values(kindMetrics),
  ...Object.values(monitorMetrics),
]
