import { timeSeries } from '../panel/time-series.ts'
import type { Row } from '../row.ts'
import { increase, rate, share } from '../selector.ts'
import { target } from './operator-selector.ts'

export function webhooks(): Row {
  return {
    title: 'Webhooks',
    panels: [webhookRequests(), webhookLatency(), webhookMishaps()],
  }
}

function webhookRequests() {
  return timeSeries({
    title: 'Admission requests by code',
    description:
      'Requests a second by webhook and HTTP code. A refusal is a 200; 5xx is the webhook failing.',
    unit: 'reqps',
    width: 8,
    queries: [
      {
        expr: `sum by (webhook, code) (${rate(`controller_runtime_webhook_requests_total{${target}}`)})`,
        legend: '{{webhook}} {{code}}',
      },
    ],
    stacked: true,
    noValue: 'no webhook',
  })
}

function webhookLatency() {
  return timeSeries({
    title: 'Admission time',
    description:
      'Share of requests that took over 100 ms and over 1 s; every write of the kind waits for it. Buckets are powers of ten.',
    unit: 'percentunit',
    width: 8,
    max: 1,
    queries: [
      { bound: '0[.]1', text: '100 ms' },
      { bound: '1([.]0)?', text: '1 s' },
    ].map(({ bound, text }) => ({
      expr: `1 - ${share(
        `sum by (webhook) (${rate(`controller_runtime_webhook_latency_seconds_bucket{${target}, le=~"${bound}"}`)})`,
        `sum by (webhook) (${rate(`controller_runtime_webhook_latency_seconds_count{${target}}`)})`,
      )}`,
      legend: `{{webhook}} over ${text}`,
    })),
    noValue: 'no requests',
  })
}

function webhookMishaps() {
  return timeSeries({
    title: 'Admission in flight and panics',
    description: 'Requests that are being answered; and panics, each of which is a defect.',
    unit: 'short',
    width: 8,
    queries: [
      {
        expr: `sum by (webhook) (controller_runtime_webhook_requests_in_flight{${target}})`,
        legend: '{{webhook}} in flight',
      },
      { expr: `sum(${increase(`controller_runtime_webhook_panics_total{${target}}`)})`, legend: 'panics' },
      {
        expr: `sum(${increase(`controller_runtime_conversion_webhook_panics_total{${target}}`)})`,
        legend: 'panics of conversion',
      },
    ],
    noValue: 'no webhook',
  })
}
