import { selectorsOf } from '../../expression/selectors-of.ts'
import { visitExpression } from '../../expression/visit-expression.ts'
import { mayHave, possibleLabels } from '../../knowledge/possible-labels.ts'
import type { Check } from '../check.ts'

/** Quantiles of what are no buckets, or of buckets without bounds. */
export const histogramQuantile: Check = {
  name: 'histogram-quantile',
  severity: 'error',
  finds: 'a quantile of buckets that lost their bounds, of the value of counters, or of no histogram',
  why: `\`histogram_quantile\` finds its place among the buckets by the label \`le\`: an aggregation has to keep it. Buckets are counters, so
without a rate the quantile is one over all time. A summary has its quantiles already, and they cannot be put together.`,
  bad: `- record: controller:reconcile_time_seconds:p99
  expr: |
    histogram_quantile(0.99,
      sum by (controller) (rate(controller_runtime_reconcile_time_seconds_bucket[5m])))`,
  good: `- record: controller:reconcile_time_seconds:p99
  expr: |
    histogram_quantile(0.99,
      sum by (controller, le) (rate(controller_runtime_reconcile_time_seconds_bucket[5m])))`,
  run({ expression }, tell, { metrics, recorded }) {
    visitExpression(expression, (node) => {
      if (node.kind !== 'call' || node.name !== 'histogram_quantile') return
      const [quantile, buckets] = node.args
      if (quantile?.kind === 'number' && (quantile.value < 0 || quantile.value > 1))
        tell(
          quantile,
          `a quantile is from 0 to 1; ${quantile.value} gives infinity: write ${quantile.value / 100}`,
          'error',
        )
      if (!buckets) return
      const selectors = selectorsOf(buckets)
      const classic = selectors.find(({ name }) => name?.endsWith('_bucket'))
      if (classic && !mayHave(possibleLabels(buckets, recorded), 'le'))
        tell(
          buckets,
          'the aggregation drops le, so there are no bounds and no quantile: keep le in by (…)',
          'error',
        )
      visitExpression(buckets, (inner, above) => {
        if (
          inner.kind === 'selector' &&
          inner.name?.endsWith('_bucket') &&
          above.every(({ kind }) => kind !== 'range')
        )
          tell(
            inner,
            `buckets are counters: without rate(${inner.name}[5m]) this is the quantile of all time`,
            'warning',
          )
      })
      for (const selector of selectors) {
        const role = metrics.find(selector.name ?? '')?.role
        if (role === 'counter' && /_(?:sum|count)$/.test(selector.name ?? ''))
          tell(
            selector,
            `quantiles are of buckets: write ${selector.name?.replace(/_(?:sum|count)$/, '_bucket')}`,
            'error',
          )
        if (role === 'gauge' || role === 'summary')
          tell(
            selector,
            `${selector.name} is no histogram${role === 'summary' ? ': it has its quantiles in the label quantile' : ''}`,
            'error',
          )
      }
    })
  },
}
