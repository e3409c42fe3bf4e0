import { metricsFrom, type ScrapedMetric } from './scraped-metric.ts'

const istio = metricsFrom('istio')
const linkerd = metricsFrom('linkerd')

const peers = ['source', 'destination'].flatMap((side) => [
  ...['workload', 'workload_namespace', 'principal', 'app', 'version', 'cluster'].map(
    (what) => `${side}_${what}`,
  ),
  ...['canonical_service', 'canonical_revision'].map((what) => `${side}_${what}`),
])
const traffic = [
  'reporter',
  ...peers,
  'destination_service',
  'destination_service_name',
  'destination_service_namespace',
  'request_protocol',
  'connection_security_policy',
  'response_flags',
]
const http = [...traffic, 'response_code', 'grpc_response_status']
const reporters = { values: { reporter: ['source', 'destination', 'waypoint'] }, open: true } as const

/** Istio's standard metrics (istio.io, Reference, Istio Standard Metrics). Its Telemetry resources can add labels. */
export const istioMetrics = {
  requestsTotal: istio.counter('istio_requests_total', http, reporters),
  requestDuration: istio.histogram('istio_request_duration_milliseconds', http, reporters),
  requestBytes: istio.histogram('istio_request_bytes', http, reporters),
  responseBytes: istio.histogram('istio_response_bytes', http, reporters),
  tcpSentBytesTotal: istio.counter('istio_tcp_sent_bytes_total', traffic, reporters),
  tcpReceivedBytesTotal: istio.counter('istio_tcp_received_bytes_total', traffic, reporters),
  tcpConnectionsOpenedTotal: istio.counter('istio_tcp_connections_opened_total', traffic, reporters),
  tcpConnectionsClosedTotal: istio.counter('istio_tcp_connections_closed_total', traffic, reporters),
} as const satisfies Record<string, ScrapedMetric>

const direction = ['inbound', 'outbound']
const classification = ['success', 'failure']
const request = ['authority', 'direction', 'tls']
const connection = ['direction', 'peer', 'tls']

/** The metrics of Linkerd's proxies (linkerd.io, Reference, Proxy Metrics). The labels of their pods are added. */
export const linkerdMetrics = {
  requestTotal: linkerd.counter('request_total', request, { values: { direction }, open: true }),
  responseTotal: linkerd.counter(
    'response_total',
    [...request, 'status_code', 'classification', 'grpc_status_code'],
    { values: { direction, classification }, open: true },
  ),
  responseLatency: linkerd.histogram('response_latency_ms', [...request, 'status_code'], {
    values: { direction },
    open: true,
  }),
  tcpOpenTotal: linkerd.counter('tcp_open_total', connection, { values: { direction }, open: true }),
  tcpOpenConnections: linkerd.gauge('tcp_open_connections', connection, {
    values: { direction },
    open: true,
  }),
  tcpCloseTotal: linkerd.counter('tcp_close_total', [...connection, 'classification'], {
    values: { direction, classification },
    open: true,
  }),
  tcpReadBytesTotal: linkerd.counter('tcp_read_bytes_total', connection, {
    values: { direction },
    open: true,
  }),
  tcpWriteBytesTotal: linkerd.counter('tcp_write_bytes_total', connection, {
    values: { direction },
    open: true,
  }),
} as const satisfies Record<string, ScrapedMetric>
