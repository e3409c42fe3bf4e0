import { eventMetrics } from './event-metrics.ts'
import { kindMetrics } from './kind-metrics.ts'
import { monitorMetrics } from './monitor-metrics.ts'
import { resourceMetrics } from './resource-metrics.ts'
import { transitionMetrics } from './transition-metrics.ts'
import { workloadMetrics, workloadMonitorMetrics } from './workload-metrics.ts'

const health = ['degraded', 'terminating', 'progressing', 'unknown', 'suspended', 'healthy']
const status = ['True', 'False', 'Unknown']
const flag = ['true', 'false']
const conditions = { status }

/** Labels of our metrics that have only these values, by metric and label. Others may have any. */
export const boundedLabels: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  [resourceMetrics.health.name]: { state: health },
  [resourceMetrics.condition.name]: conditions,
  [kindMetrics.resources.name]: { health },
  [kindMetrics.conditions.name]: conditions,
  [kindMetrics.definitionCondition.name]: conditions,
  [kindMetrics.definitionInfo.name]: { scope: ['Namespaced', 'Cluster'] },
  [kindMetrics.definitionVersion.name]: { served: flag, storage: flag, deprecated: flag },
  [kindMetrics.definitionStoredVersion.name]: { storage: flag },
  [transitionMetrics.conditionTransitionsTotal.name]: { to: status },
  [transitionMetrics.healthTransitionsTotal.name]: { to: health },
  [transitionMetrics.stateDuration.name]: { state: health },
  [eventMetrics.eventsTotal.name]: { type: ['Normal', 'Warning'] },
  [workloadMetrics.ownedReplicas.name]: { state: ['wanted', 'ready'] },
  [workloadMonitorMetrics.ownedKindState.name]: {
    state: ['unused', 'syncing', 'synced', 'stale', 'forbidden', 'absent', 'failed'],
  },
  [monitorMetrics.kindState.name]: {
    state: ['syncing', 'synced', 'stale', 'forbidden', 'unwatchable', 'failed'],
  },
  [monitorMetrics.listTotal.name]: { result: ['success', 'error'] },
  [monitorMetrics.tier.name]: {
    tier: ['full', 'compact', 'aggregate'],
    because: ['asked', 'default', 'series', 'memory'],
  },
}
