import { metricsFrom, type ScrapedMetric } from './scraped-metric.ts'

const { counter, histogram } = metricsFrom('client-go')

/**
 * A client's requests to the API server. controller-runtime registers the first (pkg/metrics/client_go_adapter.go), and
 * the second where it is asked to; Kubernetes' own components all (component-base/metrics/prometheus/restclient).
 */
export const restClientMetrics = {
  requestsTotal: counter('rest_client_requests_total', ['code', 'method', 'host'], {
    help: 'Number of HTTP requests, partitioned by status code, method, and host.',
  }),
  requestDuration: histogram('rest_client_request_duration_seconds', ['verb', 'host'], {
    help: 'Request latency in seconds. Broken down by verb, and host.',
  }),
  rateLimiterDuration: histogram('rest_client_rate_limiter_duration_seconds', ['verb', 'host'], {
    help: 'Client side rate limiter latency in seconds. Broken down by verb, and host.',
  }),
  requestRetriesTotal: counter('rest_client_request_retries_total', ['code', 'verb', 'host'], {
    help: 'Number of request retries, partitioned by status code, verb, and host.',
  }),
  requestSize: histogram('rest_client_request_size_bytes', ['verb', 'host']),
  responseSize: histogram('rest_client_response_size_bytes', ['verb', 'host']),
} as const satisfies Record<string, ScrapedMetric>
