import type { MetricDefinition } from './metric-definition.ts'
import { identityLabels } from './resource-metrics.ts'

/**
 * Metrics of what custom resources own. The identity is that of the outermost custom resource, so that a sum counts every
 * object once; `namespace` is that of the owned object, which is the resource's own unless that is cluster-scoped.
 */
export const workloadMetrics = {
  ownedObjects: {
    name: 'binnacle_cr_owned_objects',
    type: 'gauge',
    unit: '',
    labels: [...identityLabels, 'owned_kind', 'state'],
    help: 'Objects that a custom resource owns, directly or not, by kind and health; the state is empty where only metadata is known.',
    stability: 'alpha',
    cost: { series: 2, per: 'resource' },
    tier: 'full',
  },
  ownedPods: {
    name: 'binnacle_cr_owned_pods',
    type: 'gauge',
    unit: '',
    labels: [...identityLabels, 'phase'],
    help: 'Pods that a custom resource owns, directly or not, by phase.',
    stability: 'alpha',
    cost: { series: 1, per: 'resource' },
    tier: 'full',
  },
  ownedPodInfo: {
    name: 'binnacle_cr_owned_pod_info',
    type: 'gauge',
    unit: '',
    labels: [...identityLabels, 'pod', 'node', 'owned_kind', 'owned_name'],
    help: 'Pods of a custom resource, their node and the workload that they belong to, to join metrics of pods on namespace and pod. Always 1.',
    stability: 'alpha',
    cost: { series: 1, per: 'pod' },
    tier: 'full',
  },
  ownedRestarts: {
    name: 'binnacle_cr_owned_restarts',
    type: 'gauge',
    unit: '',
    labels: [...identityLabels, 'pod'],
    help: 'Restarts of the containers of a pod that a custom resource owns, all together.',
    stability: 'alpha',
    cost: { series: 1, per: 'pod' },
    tier: 'full',
  },
  ownedReplicas: {
    name: 'binnacle_cr_owned_replicas',
    type: 'gauge',
    unit: '',
    labels: [...identityLabels, 'owned_kind', 'owned_name', 'state'],
    help: 'Replicas of a workload of a custom resource: how many it asks for (wanted), and how many of them are ready.',
    stability: 'alpha',
    cost: { series: 2, per: 'workload' },
    tier: 'full',
  },
  ownedDrift: {
    name: 'binnacle_cr_owned_drift',
    type: 'gauge',
    unit: '',
    labels: [...identityLabels, 'owned_kind', 'owned_name', 'field'],
    help: 'Fields of owned objects that differ from the spec of the custom resource, or that another manager than the maker of the object wrote. Always 1.',
    stability: 'alpha',
    cost: { series: 1, per: 'field' },
    tier: 'full',
  },
} as const satisfies Record<string, MetricDefinition>

/** What the monitor tells of its watches of owned objects. */
export const workloadMonitorMetrics = {
  ownedKindState: {
    name: 'binnacle_owned_kind_state',
    type: 'gauge',
    unit: '',
    labels: ['group', 'kind', 'state'],
    help: 'Where the watch of a kind of owned objects stands: 1 for the state it is in, 0 for the others; unused when no custom resource owns any.',
    stability: 'alpha',
    cost: { series: 8, per: 'kind' },
  },
  ownedTracked: {
    name: 'binnacle_owned_tracked_objects',
    type: 'gauge',
    unit: '',
    labels: ['group', 'kind'],
    help: 'Objects of a kind that custom resources own, and that are known.',
    stability: 'alpha',
    cost: { series: 1, per: 'kind' },
  },
  ownedRefusedTotal: {
    name: 'binnacle_owned_refused_total',
    type: 'counter',
    unit: '',
    labels: [],
    help: 'Owned objects that were left out because the most that are kept were reached.',
    stability: 'alpha',
    cost: { series: 1, per: 'process' },
  },
} as const satisfies Record<string, MetricDefinition>
