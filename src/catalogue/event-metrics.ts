import type { MetricDefinition } from './metric-definition.ts'

/** Metrics of Kubernetes events. */
export const eventMetrics = {
  eventsTotal: {
    name: 'binnacle_cr_events_total',
    type: 'counter',
    unit: '',
    labels: ['group', 'kind', 'type', 'reason'],
    help: 'Occurrences of events about the resources of a kind and what they own; rare reasons past a limit are other.',
    stability: 'beta',
    cost: { series: 50, per: 'kind' },
  },
  eventsKept: {
    name: 'binnacle_events',
    type: 'gauge',
    unit: '',
    labels: [],
    help: 'Events that are kept at the moment.',
    stability: 'beta',
    cost: { series: 1, per: 'process' },
  },
  eventsDroppedTotal: {
    name: 'binnacle_events_dropped_total',
    type: 'counter',
    unit: '',
    labels: ['limit'],
    help: 'Events let go to make room: for one resource, for all, or while nobody could tell whose they are.',
    stability: 'beta',
    cost: { series: 3, per: 'process' },
  },
} as const satisfies Record<string, MetricDefinition>
