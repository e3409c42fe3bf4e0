import { quantilesOverTime } from '../panel/quantile.ts'
import { bad, good, stat, warning } from '../panel/stat.ts'
import { timeSeries } from '../panel/time-series.ts'
import { failureShare } from '../ratio.ts'
import { increase, rate } from '../selector.ts'

/** Colours of controller-runtime's results. */
const resultColors = { success: good, error: bad, requeue: warning, requeue_after: '#5794F2' }

export function reconcileRate(matchers: string, width: number) {
  return timeSeries({
    title: 'Reconciles by result',
    description:
      'Reconciles a second. `requeue_after` is the controller looking again on purpose; `error` is retried with a growing delay.',
    unit: 'ops',
    width,
    queries: [
      {
        expr: `sum by (result) (${rate(`controller_runtime_reconcile_total{${matchers}}`)})`,
        legend: '{{result}}',
      },
    ],
    stacked: true,
    colors: resultColors,
    noValue: 'no such controller',
  })
}

export function reconcileErrorRatio(matchers: string, width: number) {
  const total = `controller_runtime_reconcile_total{${matchers}}`
  const failed = `controller_runtime_reconcile_total{${matchers}, result="error"}`
  return timeSeries({
    title: 'Error ratio by controller',
    description:
      'Share of reconciles that end in an error. Near 1 with few reconciles is one resource that cannot succeed; look for it in its kind.',
    unit: 'percentunit',
    width,
    max: 1,
    queries: [
      {
        expr: failureShare(`sum by (controller) (${rate(failed)})`, `sum by (controller) (${rate(total)})`),
        legend: '{{controller}}',
      },
    ],
    noValue: 'no reconciles',
  })
}

export function reconcileLatency(matchers: string, width: number) {
  return timeSeries({
    title: 'Reconcile time by controller',
    description:
      'How long a reconcile takes, median and slowest in a hundred. A p99 far above the median waits for something outside.',
    unit: 's',
    width,
    queries: quantilesOverTime(
      [0.5, 0.99],
      `controller_runtime_reconcile_time_seconds_bucket{${matchers}}`,
      'controller',
    ),
    noValue: 'no reconciles',
  })
}

/** Things that should never happen. */
export function reconcileMishaps(matchers: string, width: number) {
  const mishap = (metric: string, legend: string) => ({
    expr: `sum by (controller) (${increase(`${metric}{${matchers}}`)}) > 0`,
    legend: `${legend} {{controller}}`,
  })
  return timeSeries({
    title: 'Panics, time-outs and terminal errors',
    description:
      'Each of these is a defect or a resource that will not be tried again. The log of the operator names it.',
    unit: 'short',
    width,
    bars: true,
    queries: [
      mishap('controller_runtime_reconcile_panics_total', 'panic'),
      mishap('controller_runtime_reconcile_timeouts_total', 'time-out'),
      mishap('controller_runtime_terminal_reconcile_errors_total', 'terminal'),
    ],
    noValue: 'none',
  })
}

export function errorRatioStat(matchers: string, width: number) {
  const total = `controller_runtime_reconcile_total{${matchers}}`
  const failed = `controller_runtime_reconcile_total{${matchers}, result="error"}`
  return stat({
    title: 'Error ratio',
    description: 'Share of reconciles that ended in an error of late.',
    unit: 'percentunit',
    width,
    queries: [{ expr: failureShare(`sum(${rate(failed)})`, `sum(${rate(total)})`) }],
    steps: [{ color: good }, { from: 0.01, color: warning }, { from: 0.05, color: bad }],
    noValue: 'no reconciles',
  })
}
