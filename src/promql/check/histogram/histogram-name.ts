import { visitExpression } from '../../expression/visit-expression.ts'
import type { Check } from '../check.ts'

/** Histograms read as if they were one series. */
export const histogramName: Check = {
  name: 'histogram-name',
  severity: 'warning',
  finds: 'a histogram by its bare name',
  why: `The series of a classic histogram are \`…_bucket\`, \`…_sum\` and \`…_count\`; the bare name is that of a native one, which only the
functions \`histogram_…\` make a number of. The mean is the rate of the sum by the rate of the count.`,
  bad: `- record: controller:reconcile_time_seconds:mean5m
  expr: avg by (controller) (controller_runtime_reconcile_time_seconds)`,
  good: `- record: controller:reconcile_time_seconds:mean5m
  expr: |
    sum by (controller) (rate(controller_runtime_reconcile_time_seconds_sum[5m]))
      / sum by (controller) (rate(controller_runtime_reconcile_time_seconds_count[5m]))`,
  run({ expression }, tell, { metrics }) {
    visitExpression(expression, (node, ancestors) => {
      if (node.kind !== 'selector' || metrics.find(node.name ?? '')?.role !== 'histogram') return
      if (
        ancestors.some(
          (above) => above.kind === 'call' && /^(?:histogram_|absent|timestamp|present_)/.test(above.name),
        )
      )
        return
      tell(node, `${node.name} is a histogram: its series are ${node.name}_bucket, _sum and _count`)
    })
  },
}
