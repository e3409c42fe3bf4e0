import {
  kindMetrics,
  kubeStateMetrics,
  monitorMetrics,
  resourceMetrics,
  workloadMonitorMetrics,
} from '../../catalogue/index.ts'

/**
 * Metrics with a series for each state that something may be in, 1 for the one that it is in and 0 for the others (a StateSet
 * of OpenMetrics), and the label that names the state.
 */
export const stateSets: ReadonlyMap<string, string> = new Map([
  [resourceMetrics.health.name, 'state'],
  [resourceMetrics.condition.name, 'status'],
  [resourceMetrics.phase.name, 'phase'],
  [kindMetrics.definitionCondition.name, 'status'],
  [monitorMetrics.kindState.name, 'state'],
  [workloadMonitorMetrics.ownedKindState.name, 'state'],
  [kubeStateMetrics.podStatusPhase.name, 'phase'],
  [kubeStateMetrics.podStatusReady.name, 'condition'],
  [kubeStateMetrics.podStatusScheduled.name, 'condition'],
  [kubeStateMetrics.nodeCondition.name, 'status'],
  [kubeStateMetrics.deploymentCondition.name, 'status'],
  [kubeStateMetrics.namespacePhase.name, 'phase'],
  [kubeStateMetrics.claimPhase.name, 'phase'],
])
