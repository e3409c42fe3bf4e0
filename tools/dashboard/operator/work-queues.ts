import { timeSeries } from '../panel/time-series.ts'
import { share } from '../ratio.ts'
import type { Row } from '../row.ts'
import { rate } from '../selector.ts'
import { queue } from './operator-selector.ts'

export function workQueues(): Row {
  return {
    title: 'Work queues',
    panels: [depth(), waiting(), addsAndRetries(), unfinished()],
  }
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
