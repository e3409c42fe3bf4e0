import { controllerRuntimeMetrics, workqueueMetrics } from '../../../catalogue/index.ts'
import { ofOperator, type RuleScope } from '../alert/rule-scope.ts'

/** The labels that say which controller a series is about. A work queue's `name` is its controller's. */
export const controllerLabels = 'namespace, job, controller'
export const queueLabels = 'namespace, job, name'

/** A line: only of what controller-runtime runs. Kubernetes' own components have work queues and clients as well. */
export function ofControllerRuntime(scope: RuleScope, labels = 'namespace, job'): string {
  return `and on (${labels}) ${ofOperator(scope, controllerRuntimeMetrics.maxConcurrentReconciles)}`
}

/** The items that wait for each controller: over all priorities, which only a depth has. */
export function depthByController(scope: RuleScope): string {
  const depth = ofOperator(scope, workqueueMetrics.depth)
  return `sum by (${controllerLabels}) (label_replace(${depth}, "controller", "$1", "name", "(.+)"))`
}

/** A bucket of a histogram. Prometheus 3 writes `10.0` for `10`; the dot is escaped, because `10.0` matches 1000, too. */
export function bucket(bound: number): string {
  const text = String(bound)
  return Number.isInteger(bound) ? `le=~"${text}|${text}\\\\.0"` : `le="${text}"`
}

/** `shop/operator` of the alert's labels. A template. */
export const operatorName = '{{ $labels.job }}{{ with $labels.namespace }} in {{ . }}{{ end }}'
