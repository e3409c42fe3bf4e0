import { heatmap } from '../panel/heatmap.ts'
import { timeSeries } from '../panel/time-series.ts'
import type { Row } from '../row.ts'
import { increase, rate } from '../selector.ts'
import { joined, podIdentity, podInfo, pods } from './pod-selector.ts'

export function application(): Row {
  return {
    title: 'Application',
    panels: [requests(), requestTime(), requestTimeMap()],
  }
}

/** Libraries call the status differently; whichever label there is tells the series apart. */
function requests() {
  const codes = ['code', 'status', 'status_code', 'http_response_status_code', 'grpc_code']
  return timeSeries({
    title: 'Requests',
    description: 'Requests a second by status, from the counter chosen above.',
    unit: 'reqps',
    width: 8,
    stacked: true,
    queries: [
      {
        expr: joined(
          `sum by (${podIdentity}, ${codes.join(', ')}) (${rate(`{__name__="$requests", __name__!="", ${pods}}`)})`,
        ),
        legend: `{{pod}} ${codes.map((code) => `{{${code}}}`).join('')}`,
      },
    ],
    noValue: 'no counter of requests found',
  })
}

/** Libraries count in seconds or in milliseconds, and end the name accordingly. */
function requestTime() {
  const quantileOf = (quantile: number, unit: 'seconds' | 'milliseconds') => {
    const buckets = `{__name__="$latency", __name__=~".*_${unit}_bucket", ${pods}}`
    return `histogram_quantile(${quantile}, sum by (${podIdentity}, le) (${rate(buckets)}))`
  }
  return timeSeries({
    title: 'Request time',
    description: 'Median and slowest in a hundred, from the histogram chosen above.',
    unit: 's',
    width: 8,
    queries: [0.5, 0.99].map((quantile) => ({
      expr: joined(`${quantileOf(quantile, 'seconds')} or ${quantileOf(quantile, 'milliseconds')} / 1000`),
      legend: `p${quantile * 100} {{pod}}`,
    })),
    noValue: 'no histogram of request times found',
  })
}

function requestTimeMap() {
  return heatmap({
    title: 'Requests by time taken',
    description: 'How many requests took how long, of all chosen pods, in the unit of the histogram.',
    unit: 'short',
    width: 8,
    expr: `sum by (le) (${increase(`{__name__="$latency", __name__!="", ${pods}}`)} and on (${podIdentity}) ${podInfo})`,
  })
}
