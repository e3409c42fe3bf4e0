import { RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import { dashboardFrame } from './dashboard-frame.ts'
import { heatmap } from './panel/heatmap.ts'
import { cpu, memory, upStat } from './panel/process-panels.ts'
import { quantilesOverTime } from './panel/quantile.ts'
import {
  errorRatioStat,
  reconcileErrorRatio,
  reconcileLatency,
  reconcileMishaps,
  reconcileRate,
} from './panel/reconcile-panels.ts'
import { bad, good, stat, warning } from './panel/stat.ts'
import { stateTimeline } from './panel/state-timeline.ts'
import { timeSeries } from './panel/time-series.ts'
import { increase, matching, rate, share } from './selector.ts'
import { labelVariable, targetVariables } from './variable.ts'

const target = `${matching.target}, namespace=~"$namespace"`
const controller = `${target}, controller=~"$controller"`
/** The queue of a controller has its name; older versions have no label `controller` there. */
const queue = `${target}, name=~"$controller"`

const election = `leader_election_master_status{${target}}`

/** Any operator that exposes controller-runtime's metrics: does it work, does it keep up, what holds it. */
export function operatorDashboard() {
  return dashboardFrame({
    uid: 'binnacle-operator',
    title: 'Operator',
    description:
      "Operators by controller-runtime's metrics: do they work, do they keep up, and what holds them up.",
    variables: [
      ...targetVariables('controller_runtime_reconcile_total'),
      labelVariable({
        name: 'namespace',
        label: 'Namespace',
        description: 'Where the operator runs.',
        series: 'controller_runtime_reconcile_total{cluster=~"$cluster", job=~"$job"}',
        all: '.*',
      }),
      labelVariable({
        name: 'controller',
        label: 'Controller',
        series:
          'controller_runtime_reconcile_total{cluster=~"$cluster", job=~"$job", namespace=~"$namespace"}',
        all: '.+',
      }),
    ],
  })
    .withPanel(upStat(target, 4))
    .withPanel(leaders())
    .withPanel(errorRatioStat(controller, 4))
    .withPanel(reconcilesNow())
    .withPanel(depthNow())
    .withPanel(longestRunning())
    .withRow(new RowBuilder('Reconciles'))
    .withPanel(reconcileRate(controller, 12))
    .withPanel(reconcileErrorRatio(controller, 12))
    .withPanel(latencyHeatmap())
    .withPanel(reconcileLatency(controller, 12))
    .withPanel(reconcileMishaps(controller, 12))
    .withPanel(workers())
    .withRow(new RowBuilder('Work queues'))
    .withPanel(depth())
    .withPanel(waiting())
    .withPanel(addsAndRetries())
    .withPanel(unfinished())
    .withRow(new RowBuilder('API server, as the operator sees it'))
    .withPanel(apiRequests())
    .withPanel(apiErrors())
    .withPanel(apiLatency())
    .withRow(new RowBuilder('Process'))
    .withPanel(leaderLine())
    .withPanel(cpu(target, 8))
    .withPanel(memory(target, 8))
    .withRow(new RowBuilder('Webhooks'))
    .withPanel(webhookRequests())
    .withPanel(webhookLatency())
    .withPanel(webhookMishaps())
}

function leaders() {
  return stat({
    title: 'Leases without a leader',
    description: 'Leases that no replica holds: nothing is reconciled. Each lease should have one.',
    unit: 'short',
    width: 4,
    queries: [
      {
        expr: `count(max by (namespace, job, name) (${election}) == 0) or 0 * count(${election})`,
      },
    ],
    steps: [{ color: good }, { from: 1, color: bad }],
    noValue: 'no election',
  })
}

function reconcilesNow() {
  return stat({
    title: 'Reconciles',
    description: 'A second, of all controllers. None while the queue is not empty: it stands still.',
    unit: 'ops',
    width: 4,
    queries: [{ expr: `sum(${rate(`controller_runtime_reconcile_total{${controller}}`)})` }],
  })
}

function depthNow() {
  return stat({
    title: 'Waiting',
    description: 'Items in the work queues that no worker has taken.',
    unit: 'short',
    width: 4,
    queries: [{ expr: `sum(workqueue_depth{${queue}})` }],
    steps: [{ color: good }, { from: 50, color: warning }, { from: 100, color: bad }],
  })
}

function longestRunning() {
  return stat({
    title: 'Longest running',
    description: 'How long the slowest reconcile of now has been at it. Over ten minutes: a worker is stuck.',
    unit: 's',
    width: 4,
    queries: [{ expr: `max(workqueue_longest_running_processor_seconds{${queue}})` }],
    steps: [{ color: good }, { from: 60, color: warning }, { from: 600, color: bad }],
  })
}

function latencyHeatmap() {
  return heatmap({
    title: 'Reconcile time',
    description:
      'How many reconciles took how long. A second band above the first is another kind of reconcile, or a time-out.',
    unit: 's',
    width: 12,
    expr: `sum by (le) (${increase(`controller_runtime_reconcile_time_seconds_bucket{${controller}}`)})`,
  })
}

function workers() {
  return timeSeries({
    title: 'Workers in use',
    description:
      'Share of the workers of each controller that are busy. All busy and a queue that grows: more workers, or quicker reconciles.',
    unit: 'percentunit',
    width: 12,
    max: 1,
    queries: [
      {
        expr: `sum by (controller) (controller_runtime_active_workers{${controller}}) / (sum by (controller) (controller_runtime_max_concurrent_reconciles{${controller}}) > 0)`,
        legend: '{{controller}}',
      },
    ],
  })
}

function depth() {
  return timeSeries({
    title: 'Depth by priority',
    description:
      'Items that wait. Priority -100 is the first list and resyncs, which may wait; 0 is what just changed.',
    unit: 'short',
    width: 12,
    queries: [
      { expr: `sum by (name, priority) (workqueue_depth{${queue}})`, legend: '{{name}} {{priority}}' },
    ],
    stacked: true,
  })
}

/** Buckets are powers of ten, so a quantile would say little; a share at a bound is exact. */
function waiting() {
  const bucket = (bound: string) =>
    `sum by (name) (${rate(`workqueue_queue_duration_seconds_bucket{${queue}, le=~"${bound}"}`)})`
  const all = `sum by (name) (${rate(`workqueue_queue_duration_seconds_count{${queue}}`)})`
  return timeSeries({
    title: 'Share that waits long',
    description: 'Items that waited over 1 and over 10 seconds before a worker took them.',
    unit: 'percentunit',
    width: 12,
    max: 1,
    queries: [
      { expr: `1 - ${share(bucket('1([.]0)?'), all)}`, legend: '{{name}} over 1s' },
      { expr: `1 - ${share(bucket('10([.]0)?'), all)}`, legend: '{{name}} over 10s' },
    ],
    noValue: 'nothing was queued',
  })
}

function addsAndRetries() {
  return timeSeries({
    title: 'Added and retried',
    description:
      'Items a second that became ready, and that were put off: after errors, and by a plain RequeueAfter too.',
    unit: 'ops',
    width: 12,
    queries: [
      { expr: `sum by (name) (${rate(`workqueue_adds_total{${queue}}`)})`, legend: '{{name}} added' },
      { expr: `sum by (name) (${rate(`workqueue_retries_total{${queue}}`)})`, legend: '{{name}} retried' },
    ],
    dashed: ['/retried/'],
  })
}

/** Gauges, although kubebuilder's own panel takes their rate. */
function unfinished() {
  return timeSeries({
    title: 'Work at hand',
    description: 'How long what is at hand has taken already: all workers together, and the slowest.',
    unit: 's',
    width: 12,
    queries: [
      { expr: `sum by (name) (workqueue_unfinished_work_seconds{${queue}})`, legend: '{{name}} together' },
      {
        expr: `max by (name) (workqueue_longest_running_processor_seconds{${queue}})`,
        legend: '{{name}} slowest',
      },
    ],
  })
}

function apiRequests() {
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

function apiErrors() {
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
        expr: `(sum by (job) (${rate(failed)}) or 0 * sum by (job) (${rate(requests)})) / (sum by (job) (${rate(requests)}) > 0)`,
        legend: '{{job}}',
      },
    ],
  })
}

function apiLatency() {
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

function leaderLine() {
  return stateTimeline({
    title: 'Who leads',
    description:
      'Which replica held which lease when. Two at once, or changes without a roll-out, are trouble.',
    unit: 'none',
    width: 8,
    height: 8,
    queries: [{ expr: `max by (name, instance) (${election})`, legend: '{{name}} {{instance}}' }],
    mapped: [
      { value: 0, text: 'waits', color: '#8E8E8E' },
      { value: 1, text: 'leads', color: good },
    ],
    noValue: 'no election',
  })
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
