import { bad, good, stat, warning } from '../panel/stat.ts'
import type { Row } from '../row.ts'
import { rate } from '../selector.ts'
import { upStat } from '../subject/process.ts'
import { errorRatioStat } from '../subject/reconcile.ts'
import { controller, election, queue, target } from './operator-selector.ts'

/** Does it work, does it keep up. */
export function overview(): Row {
  return {
    panels: [
      upStat(target, 4),
      leaders(),
      errorRatioStat(controller, 4),
      reconcilesNow(),
      depthNow(),
      longestRunning(),
    ],
  }
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
