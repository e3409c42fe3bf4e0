import type { MetricDefinition } from './metric-definition.ts'

/** What the monitor tells of the history that it keeps. */
export const historyMetrics = {
  historyUp: {
    name: 'binnacle_history_up',
    type: 'gauge',
    unit: '',
    labels: [],
    help: 'Whether history is kept: 1, or 0 while its file cannot be written; the log and /readyz say why.',
    stability: 'beta',
    cost: { series: 1, per: 'process' },
  },
  historyEntries: {
    name: 'binnacle_history_entries',
    type: 'gauge',
    unit: '',
    labels: [],
    help: 'Entries that history holds: transitions, changes of specs, events, deletions.',
    stability: 'beta',
    cost: { series: 1, per: 'process' },
  },
  historyDroppedTotal: {
    name: 'binnacle_history_dropped_total',
    type: 'counter',
    unit: '',
    labels: [],
    help: 'Entries that history let go before their time: for want of room, or because it could not be written.',
    stability: 'beta',
    cost: { series: 1, per: 'process' },
  },
  historyBytes: {
    name: 'binnacle_history_bytes',
    type: 'gauge',
    unit: 'bytes',
    labels: ['part'],
    help: 'What history takes: its entries, in memory or in its file, and the specs that are held to tell what changes.',
    stability: 'beta',
    cost: { series: 2, per: 'process' },
  },
} as const satisfies Record<string, MetricDefinition>
