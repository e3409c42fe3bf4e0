import { controllerRuntimeMetrics, workqueueMetrics } from '../../../catalogue/index.ts'
import { type AlertDefinition, defineAlert, defineAlertVariants } from '../alert/alert-definition.ts'
import { ofOperator } from '../alert/rule-scope.ts'
import {
  age,
  bound,
  durationSeconds,
  number,
  range,
  type Setting,
  share,
  shareReached,
} from '../alert/setting.ts'
import { burnThreshold, burnWindows, refuseBurn } from './burn-rate.ts'
import { controllerLabels, depthByController, logCommand, operatorName, queueLabels } from './controller.ts'
import { errorRatio, slowRatio } from './recorded-ratio.ts'
import { failuresOf } from './retry-back-off.ts'

/** Upper bounds of controller_runtime_reconcile_time_seconds from a second on. */
const reconcileBounds = [
  1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40, 50, 60,
]
const controllerName = `controller {{ $labels.controller }} of ${operatorName}`

const latencySettings = {
  over: share(0.05, 'share of the reconciles that are slow'),
  slowerThan: bound(10, reconcileBounds, 'seconds'),
  short: range('5m', 'the short window'),
  long: range('1h', 'the long window'),
}

const objective: Setting<number> = share(0.95, 'share of the reconciles that should succeed')

const failedWithin = (long: string) =>
  `{{ $value | humanizePercentage }} of the reconciles of ${controllerName} failed within ${long}, and they still do.${logCommand}`

/** What is told of controllers at work. */
export const controllerAlerts: readonly AlertDefinition[] = [
  defineAlertVariants({
    name: 'ReconcileErrorBudgetBurn',
    part: 'operators',
    when: 'reconciles fail 14.4, 6, 3 or 1 times as often as 5 % over 1h, 6h, 1d or 3d, still do, and it is not one object alone',
    severity: 'critical, warning, info',
    for: '2m, 15m, 1h, 3h',
    settings: {
      objective,
      objects: number(1, 'objects that may fail for good without being told here, with the default back-off'),
      windows: burnWindows,
    },
    refusal: ({ objective, windows }) => refuseBurn(objective, windows),
    variants: ({ objective, objects, windows }, scope) =>
      windows.map(({ long, short, factor, for: held, severity }) => {
        const threshold = burnThreshold(factor, objective)
        const failed = ofOperator(scope, controllerRuntimeMetrics.reconcileTotal, 'result="error"')
        return {
          expression: `${ofOperator(scope, errorRatio(long))} > ${threshold}
and ${ofOperator(scope, errorRatio(short))} > ${threshold}
and max by (${controllerLabels}) (increase(${failed}[${long}])) > ${failuresOf(objects, durationSeconds(long))}`,
          for: held,
          severity,
          labels: { long_window: long, short_window: short },
          description: failedWithin(long),
        }
      }),
    summary: `Reconciles of ${controllerName} fail`,
  }),
  defineAlert({
    name: 'ReconcileLatencyHigh',
    part: 'operators',
    when: 'over 5 % of the reconciles take longer than 10 s, in the last 5 minutes and the last hour',
    severity: 'warning',
    for: '10m',
    settings: latencySettings,
    expression: ({ over, slowerThan, short, long }, scope) => {
      const ratio = (window: string) => ofOperator(scope, slowRatio(window, slowerThan))
      return `${ratio(short)} > ${over}\nand ${ratio(long)} > ${over}`
    },
    summary: `Reconciles of ${controllerName} are slow`,
    description: ({ slowerThan, short }) =>
      `{{ $value | humanizePercentage }} of the reconciles of ${controllerName} in the last ${short} took longer than ${slowerThan} s. Slow calls to the API server or to what lies outside the cluster are the usual cause.${logCommand}`,
  }),
  defineAlert({
    name: 'ReconcilePanics',
    part: 'operators',
    when: 'a reconcile panicked in the last 10 minutes',
    severity: 'critical',
    settings: { window: range('10m', 'within how long') },
    expression: ({ window }, scope) => {
      const panics = ofOperator(scope, controllerRuntimeMetrics.reconcilePanicsTotal)
      return `sum by (${controllerLabels}) (increase(${panics}[${window}])) > 0`
    },
    summary: `Reconciles of ${controllerName} panic`,
    description: ({ window }) =>
      `About {{ $value | printf "%.0f" }} reconciles of ${controllerName} panicked in the last ${window}. The log has the stack and the object, which is tried again and again.${logCommand}`,
  }),
  defineAlert({
    name: 'ReconcileTimeouts',
    part: 'operators',
    when: 'a reconcile timed out in the last 10 minutes',
    severity: 'warning',
    settings: { window: range('10m', 'within how long') },
    expression: ({ window }, scope) => {
      const timeouts = ofOperator(scope, controllerRuntimeMetrics.reconcileTimeoutsTotal)
      return `sum by (${controllerLabels}) (increase(${timeouts}[${window}])) > 0`
    },
    summary: `Reconciles of ${controllerName} time out`,
    description: ({ window }) =>
      `About {{ $value | printf "%.0f" }} reconciles of ${controllerName} were ended in the last ${window} because they took longer than its ReconciliationTimeout. What they wait for does not answer, or the limit is too tight.${logCommand}`,
  }),
  defineAlert({
    name: 'WorkerStuck',
    part: 'operators',
    when: 'one reconcile has been running for over 600 s',
    severity: 'warning',
    for: '5m',
    settings: { longerThan: age('10m', 'how long one reconcile may run') },
    expression: ({ longerThan }, scope) => {
      const longest = ofOperator(scope, workqueueMetrics.longestRunningProcessor)
      const own = ofOperator(scope, controllerRuntimeMetrics.maxConcurrentReconciles)
      return `max by (${queueLabels}) (${longest}) > ${durationSeconds(longerThan)}\nand on (namespace, job) ${own}`
    },
    summary: `A worker of controller {{ $labels.name }} of ${operatorName} is stuck`,
    description: `One reconcile of controller {{ $labels.name }} of ${operatorName} has been running for {{ $value | humanizeDuration }}. It holds its worker, and its object is not tried again before it ends.${logCommand}`,
  }),
  defineAlert({
    name: 'WorkersSaturated',
    part: 'operators',
    when: 'at least 95 % of the workers are busy and more items wait',
    severity: 'warning',
    for: '15m',
    settings: { from: shareReached(0.95, 'share of the workers that are busy') },
    expression: ({ from }, scope) => {
      const active = ofOperator(scope, controllerRuntimeMetrics.activeWorkers)
      const most = ofOperator(scope, controllerRuntimeMetrics.maxConcurrentReconciles)
      return `max by (${controllerLabels}) (${active} / ${most}) >= ${from}\nand ${depthByController(scope)} > 0`
    },
    summary: `All workers of ${controllerName} are busy`,
    description: `The workers of ${controllerName} are busy all the time ({{ $value | humanizePercentage }}) and items wait. More of them (MaxConcurrentReconciles) help, unless the API server or something outside is what they wait for.`,
  }),
  defineAlert({
    name: 'ControllerStalled',
    part: 'operators',
    when: 'no reconcile in 10 minutes while items wait',
    severity: 'critical',
    for: '10m',
    settings: { window: range('10m', 'within how long') },
    expression: ({ window }, scope) => {
      const total = ofOperator(scope, controllerRuntimeMetrics.reconcileTotal)
      return `sum by (${controllerLabels}) (increase(${total}[${window}])) == 0\nand ${depthByController(scope)} > 0`
    },
    summary: `${controllerName.replace(/^c/, 'C')} stands still`,
    description: ({ window }) =>
      `${controllerName.replace(/^c/, 'C')} has finished no reconcile for over ${window}, though items wait in its queue: its workers hang, or it never got its caches.${logCommand}`,
  }),
]
