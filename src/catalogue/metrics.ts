import { endpointMetrics } from './endpoint-metrics.ts'
import { eventMetrics } from './event-metrics.ts'
import { historyMetrics } from './history-metrics.ts'
import { kindMetrics } from './kind-metrics.ts'
import type { MetricDefinition } from './metric-definition.ts'
import { monitorMetrics } from './monitor-metrics.ts'
import { resourceMetrics } from './resource-metrics.ts'
import { transitionMetrics } from './transition-metrics.ts'
import { workloadMetrics, workloadMonitorMetrics } from './workload-metrics.ts'

/** Every metric that we write. */
export const metrics: readonly MetricDefinition[] = [
  ...Object.values(resourceMetrics),
  ...Object.values(kindMetrics),
  ...Object.values(transitionMetrics),
  ...Object.values(eventMetrics),
  ...Object.values(workloadMetrics),
  ...Object.values(workloadMonitorMetrics),
  ...Object.values(historyMetrics),
  ...Object.values(monitorMetrics),
  ...Object.values(endpointMetrics),
]
