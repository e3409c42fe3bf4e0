import { visitExpression, withoutParentheses } from '../../expression/visit-expression.ts'
import type { Check } from '../check.ts'
import { ofCounters } from './of-counters.ts'

/** Rates of sums. */
export const rateOfAggregation: Check = {
  name: 'rate-of-aggregation',
  severity: 'warning',
  finds: 'the rate of a sum of counters',
  why: `When one process restarts, the sum falls a little, and \`rate\` takes that for a restart of everything: it adds the whole sum.
First the rate of each, then the sum.`,
  bad: `- record: job:rest_client_requests:rate5m
  expr: rate(sum by (job) (rest_client_requests_total)[5m:30s])`,
  good: `- record: job:rest_client_requests:rate5m
  expr: sum by (job) (rate(rest_client_requests_total[5m]))`,
  run({ expression }, tell) {
    visitExpression(expression, (node) => {
      if (node.kind !== 'call' || !ofCounters.has(node.name)) return
      const argument = node.args.map(withoutParentheses)[0]
      if (argument?.kind !== 'subquery') return
      const inner = withoutParentheses(argument.expression)
      if (inner.kind === 'aggregation' && inner.operator === 'sum')
        tell(node, `${node.name} of a sum takes each restart for one of all: write sum(${node.name}(…))`)
    })
  },
}
