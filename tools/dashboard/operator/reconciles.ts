import { heatmap } from '../panel/heatmap.ts'
import { timeSeries } from '../panel/time-series.ts'
import type { Row } from '../row.ts'
import { increase } from '../selector.ts'
import {
  reconcileErrorRatio,
  reconcileLatency,
  reconcileMishaps,
  reconcileRate,
} from '../subject/reconcile.ts'
import { controller } from './operator-selector.ts'

export function reconciles(): Row {
  return {
    title: 'Reconciles',
    panels: [
      reconcileRate(controller, 12),
      reconcileErrorRatio(controller, 12),
      latencyHeatmap(),
      reconcileLatency(controller, 12),
      reconcileMishaps(controller, 12),
      workers(),
    ],
  }
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
