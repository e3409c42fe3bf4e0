import { suggestion } from '../../../base/index.ts'
import { selectorsOf } from '../../expression/selectors-of.ts'
import { completePrefixes, mistakenMetrics, mistakenPrefixes } from '../../knowledge/mistaken-metrics.ts'
import { nearestMetric } from '../../knowledge/nearest-metric.ts'
import type { Check } from '../check.ts'

/** Metrics that do not exist. */
export const unknownMetric: Check = {
  name: 'unknown-metric',
  severity: 'warning',
  finds: 'a metric that nothing exposes',
  why: `The expression gives nothing, and nobody is told. Known are Binnacle's metrics, those of controller-runtime,
kube-state-metrics, cAdvisor, the API server, Prometheus, Istio and Linkerd that rules read, the series recorded in the
files given, and what \`--exposition\` shows. A metric of an exporter that nothing is known of is taken for there, unless an
exposition shows others that begin with the same word.`,
  bad: `- record: controller:reconcile_duration_seconds:p99
  expr: |
    histogram_quantile(0.99, sum by (controller, le) (
      rate(controller_runtime_reconcile_duration_seconds_bucket[5m])))`,
  good: `- record: controller:reconcile_time_seconds:p99
  expr: |
    histogram_quantile(0.99, sum by (controller, le) (
      rate(controller_runtime_reconcile_time_seconds_bucket[5m])))`,
  run({ expression }, tell, context) {
    for (const selector of selectorsOf(expression)) {
      const { name } = selector
      if (name === undefined || context.metrics.find(name) || context.recorded.has(name)) continue
      const known = name.includes(':') ? context.recorded.keys() : context.metrics.names()
      const mistaken = mistakenMetrics[name] ?? withRightPrefix(name)
      if (mistaken !== undefined) tell(selector, `there is no metric ${name}; it is ${mistaken}`)
      else if (completePrefixes.some((prefix) => name.startsWith(prefix)) || context.metrics.isShown(name)) {
        const meant = nearestMetric(name, known)
        tell(
          selector,
          `there is no metric ${name}${meant === undefined ? suggestion(name, known, '') : `; did you mean ${meant}?`}`,
        )
      } else {
        const meant = slipOf(name, known)
        if (meant !== undefined)
          tell(selector, `nothing is known of a metric ${name}; did you mean ${meant}?`)
      }
    }
  },
}

function withRightPrefix(name: string): string | undefined {
  const wrong = Object.keys(mistakenPrefixes).find((prefix) => name.startsWith(prefix))
  return wrong === undefined ? undefined : `${mistakenPrefixes[wrong]}${name.slice(wrong.length)}`
}

function slipOf(name: string, known: Iterable<string>): string | undefined {
  for (const one of known) if (isSlip(name, one)) return one
  return undefined
}

/** Whether a name is one letter from a known one, and long enough for that to be no chance. */
function isSlip(name: string, known: string): boolean {
  const longest = Math.max(name.length, known.length)
  if (name.length <= 15 || Math.abs(name.length - known.length) > 1) return false
  let start = 0
  while (start < longest && name[start] === known[start]) start++
  let end = 0
  while (end < Math.min(name.length, known.length) - start && name.at(-1 - end) === known.at(-1 - end)) end++
  return longest - start - end <= 1
}
