import { visitExpression, withoutParentheses } from '../../expression/visit-expression.ts'
import type { Check } from '../check.ts'
import { ofCounters } from './of-counters.ts'

const ofGauges = new Set([
  'delta',
  'idelta',
  'deriv',
  'predict_linear',
  'double_exponential_smoothing',
  'holt_winters',
])

/** Gauges read as if they were counters, and the other way round. */
export const rateOfGauge: Check = {
  name: 'rate-of-gauge',
  severity: 'warning',
  finds: 'rate or increase of a gauge, delta or deriv of a counter',
  why: `\`rate\` takes every fall for a restart and adds what was before, so of a gauge it gives nonsense; \`delta\` and \`deriv\` know
nothing of restarts, so of a counter they do.`,
  bad: `- record: controller:workqueue_depth:rate5m
  expr: sum by (controller) (rate(workqueue_depth[5m]))`,
  good: `- record: controller:workqueue_depth:deriv5m
  expr: sum by (controller) (deriv(workqueue_depth[5m]))`,
  run({ expression }, tell, { metrics, recorded }) {
    visitExpression(expression, (node) => {
      if (node.kind !== 'call') return
      const range = node.args.map(withoutParentheses).find((arg) => arg.kind === 'range')
      const name = (range?.kind === 'range' ? range.selector.name : undefined) ?? ''
      const isNamedCounter = name.endsWith('_total') && !name.includes(':') && !recorded.has(name)
      const role = metrics.find(name)?.role ?? (isNamedCounter ? 'counter' : undefined)
      if (ofCounters.has(node.name) && (role === 'gauge' || role === 'summary'))
        tell(node, `${name} is a gauge; ${node.name} is for counters: take deriv or delta, or avg_over_time`)
      if (ofGauges.has(node.name) && (role === 'counter' || role === 'bucket'))
        tell(
          node,
          `${name} is a counter; ${node.name} takes its restarts for falls: take ${node.name === 'deriv' ? 'rate' : 'increase'}`,
        )
    })
  },
}
