import type { MetricDefinition } from './metric-definition.ts'
import { identityLabels } from './resource-metrics.ts'

/** From a second to a fortnight: a controller's reaction, an installation, and what stays as it is. */
const stateBuckets = [1, 5, 15, 60, 300, 900, 3600, 14_400, 86_400, 604_800, 1_209_600]

/** From a second to half a day: who waits longer than that waits for a person. */
const waitBuckets = [1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 14_400, 43_200]

/** Metrics of what changed: counted for each resource, and over all resources of a kind. */
export const transitionMetrics = {
  conditionTransitionsTotal: {
    name: 'binnacle_cr_condition_transitions_total',
    type: 'counter',
    unit: '',
    labels: [...identityLabels, 'type', 'to'],
    help: 'Changes of the status of a condition that were seen, by the status it went to; Unknown once it did.',
    stability: 'beta',
    cost: { series: 3, per: 'condition' },
    tier: 'full',
  },
  healthTransitionsTotal: {
    name: 'binnacle_cr_health_transitions_total',
    type: 'counter',
    unit: '',
    labels: ['group', 'kind', 'to'],
    help: 'Changes of the health of the resources of a kind that were seen, by the state they went to.',
    stability: 'beta',
    cost: { series: 6, per: 'kind' },
  },
  stateDuration: {
    name: 'binnacle_cr_state_duration_seconds',
    type: 'histogram',
    unit: 'seconds',
    labels: ['group', 'kind', 'state'],
    help: 'How long resources of a kind had been in a state of health when they left it.',
    stability: 'beta',
    cost: { series: stateBuckets.length + 3, per: 'kind and state' },
    buckets: stateBuckets,
  },
  timeToReady: {
    name: 'binnacle_cr_time_to_ready_seconds',
    type: 'histogram',
    unit: 'seconds',
    labels: ['group', 'kind'],
    help: 'Time from the creation of a resource of a kind until it was healthy for the first time.',
    stability: 'beta',
    cost: { series: waitBuckets.length + 3, per: 'kind' },
    buckets: waitBuckets,
  },
  deletionDuration: {
    name: 'binnacle_cr_deletion_duration_seconds',
    type: 'histogram',
    unit: 'seconds',
    labels: ['group', 'kind'],
    help: 'Time from when the deletion of a resource of a kind was asked for until it was gone.',
    stability: 'beta',
    cost: { series: waitBuckets.length + 3, per: 'kind' },
    buckets: waitBuckets,
  },
} as const satisfies Record<string, MetricDefinition>
