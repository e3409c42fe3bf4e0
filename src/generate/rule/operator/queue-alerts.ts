import { workqueueMetrics } from '../../../catalogue/index.ts'
import type { RecordingRule } from '../../../promql/index.ts'
import { type AlertDefinition, defineAlert } from '../alert/alert-definition.ts'
import { indented, ofOperator, type RuleScope } from '../alert/rule-scope.ts'
import { bound, number, range, share } from '../alert/setting.ts'
import { ofControllerRuntime, operatorName, queueLabels } from './controller.ts'
import { slowShare } from './slow-share.ts'

/** The recorded depth of a work queue over all its priorities. */
const depth = { name: `${queueLabels.replaceAll(', ', '_')}:workqueue_depth:sum` }

export function recordDepth(scope: RuleScope): RecordingRule {
  const all = `sum by (${queueLabels}) (${ofOperator(scope, workqueueMetrics.depth)})`
  return { record: depth.name, expr: `${all}\n${ofControllerRuntime(scope)}` }
}

/** The histogram has a bucket for each decade. */
const waitBounds = [0.001, 0.01, 0.1, 1, 10, 100, 1000]

/** What is told of work queues. */
export const queueAlerts: readonly AlertDefinition[] = [
  defineAlert({
    name: 'WorkqueueBacklogGrowing',
    part: 'operators',
    when: 'over 100 items wait, and over 15 minutes they become more',
    severity: 'warning',
    for: '15m',
    settings: {
      over: number(100, 'items that wait'),
      window: range('15m', 'over how long they become more'),
    },
    expression: ({ over, window }, scope) => {
      const recorded = ofOperator(scope, depth)
      return `${recorded} > ${over}\nand deriv(${recorded}[${window}]) > 0`
    },
    summary: `The queue of controller {{ $labels.name }} of ${operatorName} grows`,
    description: `{{ $value | printf "%.0f" }} items wait for controller {{ $labels.name }} of ${operatorName}, and it gets more: it cannot keep up. Changes take effect later and later.`,
  }),
  defineAlert({
    name: 'WorkqueueLatencyHigh',
    part: 'operators',
    when: 'over 10 % of the items wait longer than 10 s',
    severity: 'warning',
    for: '15m',
    settings: {
      over: share(0.1, 'share of the items that wait too long'),
      longerThan: bound(10, waitBounds, 'seconds'),
      window: range('5m', 'within how long'),
    },
    expression: ({ over, longerThan, window }, scope) => {
      const { queueDuration } = workqueueMetrics
      const slow = slowShare(scope, { metric: queueDuration, by: queueLabels, over: longerThan, window })
      return `(\n${indented(slow)}\n) > ${over}\n${ofControllerRuntime(scope)}`
    },
    summary: `Items wait long for controller {{ $labels.name }} of ${operatorName}`,
    description: ({ longerThan, window }) =>
      `{{ $value | humanizePercentage }} of the items of controller {{ $labels.name }} of ${operatorName} in the last ${window} waited longer than ${longerThan} s before a worker took them up. This is the wait, not the reconcile: there are too few workers, or each takes too long.`,
  }),
]
