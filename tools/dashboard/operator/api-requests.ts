import { quantilesOverTime } from '../panel/quantile.ts'
import { timeSeries } from '../panel/time-series.ts'
import { failureShare } from '../ratio.ts'
import type { Row } from '../row.ts'
import { rate } from '../selector.ts'
import { target } from './operator-selector.ts'

export function apiRequests(): Row {
  return {
    title: 'API server, as the operator sees it',
    panels: [requestsByCode(), failedRequests(), requestTime()],
  }
}

function requestsByCode() {
  return timeSeries({
    title: 'Requests by code',
    description:
      'Requests a second to the API server. 409 is normal in small numbers; 429 is the server slowing it down; 403 is a role that lacks something.',
    unit: 'reqps',
    width: 8,
    queries: [
      { expr: `sum by (code) (${rate(`rest_client_requests_total{${target}}`)})`, legend: '{{code}}' },
    ],
    stacked: true,
  })
}

function failedRequests() {
  const requests = `rest_client_requests_total{${target}}`
  const failed = `rest_client_requests_total{${target}, code=~"5..|429|<error>"}`
  return timeSeries({
    title: 'Failed requests',
    description: 'Share of requests that ended in 5xx, 429 or no answer at all, by job.',
    unit: 'percentunit',
    width: 8,
    max: 1,
    queries: [
      {
        expr: failureShare(`sum by (job) (${rate(failed)})`, `sum by (job) (${rate(requests)})`),
        legend: '{{job}}',
      },
    ],
  })
}

function requestTime() {
  return timeSeries({
    title: 'Request time by verb',
    description:
      'Slowest in a hundred requests. Only where the operator registers client-go’s latency metric, which controller-runtime does not by itself.',
    unit: 's',
    width: 8,
    queries: quantilesOverTime([0.99], `rest_client_request_duration_seconds_bucket{${target}}`, 'verb'),
    noValue: 'not exposed by this operator',
  })
}
