import type { MetricDefinition } from './metric-definition.ts'

/** What a listener tells of who was let in and of its certificate. */
export const endpointMetrics = {
  refusedTotal: {
    name: 'binnacle_endpoint_refused_total',
    type: 'counter',
    unit: '',
    labels: ['reason'],
    help: 'Requests and connections that were refused, by reason.',
    stability: 'beta',
    cost: { series: 11, per: 'process' },
  },
  certificateReadsTotal: {
    name: 'binnacle_endpoint_certificate_reads_total',
    type: 'counter',
    unit: '',
    labels: ['result'],
    help: 'Looks at the files of the certificate, by result: success or error; absent without TLS.',
    stability: 'beta',
    cost: { series: 2, per: 'process' },
  },
  certificateExpiry: {
    name: 'binnacle_endpoint_certificate_expiry_timestamp_seconds',
    type: 'gauge',
    unit: 'seconds',
    labels: [],
    help: 'When the certificate in use expires, as Unix time; absent without TLS.',
    stability: 'beta',
    cost: { series: 1, per: 'process' },
  },
} as const satisfies Record<string, MetricDefinition>
