import { timeSeries } from '../panel/time-series.ts'
import { share } from '../ratio.ts'
import type { Row } from '../row.ts'
import { increase, rate } from '../selector.ts'
import { target } from './operator-selector.ts'

export function webhooks(): Row {
  return {
    title: 'Webhooks',
    panels: [webhookRequests(), meanTime(), slowRequests(), webhookMishaps()],
  }
}

function webhookRequests() {
  return timeSeries({
    title: 'Admission requests by code',
    description:
      'Requests a second by webhook and HTTP code. A refusal is a 200; 5xx is the webhook failing.',
    unit: 'reqps',
    width: 6,
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

const latency = 'controller_runtime_webhook_latency_seconds'

const byWebhook = (selector: string) => `sum by (webhook) (${rate(selector)})`

function meanTime() {
  return timeSeries({
    title: 'Admission time',
    description: 'Mean time of a request; every write of the kind waits for it.',
    unit: 's',
    width: 6,
    queries: [
      {
        expr: share(byWebhook(`${latency}_sum{${target}}`), byWebhook(`${latency}_count{${target}}`)),
        legend: '{{webhook}}',
      },
    ],
    noValue: 'no requests',
  })
}

/**
 * controller-runtime 0.23 has a bucket for each power of ten, so a quantile would say little. 0.21 and 0.22 have native
 * buckets alone: their pkg/webhook/internal/metrics names no others, and client_golang then leaves its default ones out.
 */
function slowRequests() {
  return timeSeries({
    title: 'Slow admissions',
    description: 'Share of requests that took over 100 ms and over 1 s, where the operator exposes buckets.',
    unit: 'percentunit',
    width: 6,
    max: 1,
    queries: [
      { bound: '0[.]1', text: '100 ms' },
      { bound: '1([.]0)?', text: '1 s' },
    ].map(({ bound, text }) => ({
      expr: `1 - ${share(
        byWebhook(`${latency}_bucket{${target}, le=~"${bound}"}`),
        byWebhook(`${latency}_count{${target}}`),
      )}`,
      legend: `{{webhook}} over ${text}`,
    })),
    noValue: 'no requests, or no buckets',
  })
}

function webhookMishaps() {
  return timeSeries({
    title: 'Admission in flight and panics',
    description: 'Requests that are being answered; and panics, each of which is a defect.',
    unit: 'short',
    width: 6,
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
