import { controllerRuntimeMetrics } from '../../../catalogue/index.ts'
import type { RecordingRule } from '../../../promql/index.ts'
import { ofOperator, type RuleScope } from '../alert/rule-scope.ts'
import { controllerLabels } from './controller.ts'
import { slowShare } from './slow-share.ts'

const level = controllerLabels.replaceAll(', ', '_')

/** The recorded share of reconciles that failed, over a window. */
export function errorRatio(window: string): { readonly name: string } {
  return { name: `${level}:controller_runtime_reconcile_errors:ratio_rate${window}` }
}

/** The recorded share of reconciles that took longer than some seconds, over a window. */
export function slowRatio(window: string, seconds: number): { readonly name: string } {
  const over = `over${String(seconds).replace('.', '_')}s`
  return { name: `${level}:controller_runtime_reconcile_time_seconds:${over}_ratio_rate${window}` }
}

export function recordErrorRatio(scope: RuleScope, window: string): RecordingRule {
  const { reconcileTotal } = controllerRuntimeMetrics
  const rate = (matchers: string) =>
    `sum by (${controllerLabels}) (rate(${ofOperator(scope, reconcileTotal, matchers)}[${window}]))`
  return { record: errorRatio(window).name, expr: `${rate('result="error"')}\n/ (${rate('')} > 0)` }
}

export function recordSlowRatio(scope: RuleScope, window: string, seconds: number): RecordingRule {
  const { reconcileTime } = controllerRuntimeMetrics
  return {
    record: slowRatio(window, seconds).name,
    expr: slowShare(scope, { metric: reconcileTime, by: controllerLabels, over: seconds, window }),
  }
}
