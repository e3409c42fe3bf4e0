import { experimentalAggregators, functionSignatures } from '../../expression/function-signature.ts'
import { visitExpression } from '../../expression/visit-expression.ts'
import type { Check } from '../check.ts'

/** What only Prometheus with a flag takes. */
export const experimentalFunction: Check = {
  name: 'experimental-function',
  severity: 'warning',
  finds: 'a function that Prometheus takes only when asked to',
  why: 'Without `--enable-feature=promql-experimental-functions` Prometheus refuses the whole file, and older versions do not know the function at all.',
  bad: `- record: job:scrape_duration_seconds:mad5m
  expr: max by (job) (mad_over_time(scrape_duration_seconds[5m]))`,
  good: `- record: job:scrape_duration_seconds:stddev5m
  expr: max by (job) (stddev_over_time(scrape_duration_seconds[5m]))`,
  run({ expression }, tell) {
    visitExpression(expression, (node) => {
      const name = node.kind === 'call' ? node.name : node.kind === 'aggregation' ? node.operator : ''
      if (functionSignatures.get(name)?.experimental || experimentalAggregators.has(name))
        tell(
          node,
          `${name} is experimental: Prometheus refuses it without --enable-feature=promql-experimental-functions`,
        )
    })
  },
}
