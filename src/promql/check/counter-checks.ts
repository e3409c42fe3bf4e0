import { formatDuration } from '../expression/duration.ts'
import {
  type BinaryOperation,
  comparisonOperators,
  type Expression,
  setOperators,
  type VectorSelector,
} from '../expression/expression.ts'
import { visitExpression, withoutParentheses } from '../expression/visit-expression.ts'
import type { Check, CheckContext } from './check.ts'

const ofCounters = new Set(['rate', 'irate', 'increase', 'resets'])
const ofGauges = new Set([
  'delta',
  'idelta',
  'deriv',
  'predict_linear',
  'double_exponential_smoothing',
  'holt_winters',
])

/** Counters read as if they were gauges. */
export const counterWithoutRate: Check = {
  name: 'counter-without-rate',
  severity: 'warning',
  finds: 'the value of a counter, not how fast it grows',
  why: `A counter tells what was since its process began, and falls to 0 with it. What it says now is chance; how much it grew in
the last minutes is \`rate\` or \`increase\`.`,
  bad: `- alert: ReconcileErrors
  expr: sum by (controller) (controller_runtime_reconcile_errors_total) > 10
  for: 10m`,
  good: `- alert: ReconcileErrors
  expr: sum by (controller) (increase(controller_runtime_reconcile_errors_total[10m])) > 10
  for: 10m`,
  run({ expression }, tell, context) {
    visitExpression(expression, (node, ancestors) => {
      if (node.kind !== 'selector' || !isCounter(node, context) || !readsValue(node, ancestors)) return
      tell(node, `${node.name} is a counter: take rate(${node.name}[5m]) or increase(…), not its value`)
    })
  },
}

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
  run({ expression }, tell, { metrics }) {
    visitExpression(expression, (node) => {
      if (node.kind !== 'call') return
      const range = node.args.map(withoutParentheses).find((arg) => arg.kind === 'range')
      const name = range?.kind === 'range' ? range.selector.name : undefined
      const role = metrics.find(name ?? '')?.role
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

/** The rate of the last two samples. */
export const irateRecorded: Check = {
  name: 'irate',
  severity: 'warning',
  finds: 'irate in a recorded series, or in an alert',
  why: `\`irate\` looks at the last two samples of the range alone. Recorded once a minute at a scrape every 15 s, three quarters of what
happened are in no series; in an alert, one quiet moment begins its \`for\` anew.`,
  bad: `- record: app:app_processed_tasks:rate5m
  expr: sum by (app) (irate(app_processed_tasks_total[5m]))`,
  good: `- record: app:app_processed_tasks:rate5m
  expr: sum by (app) (rate(app_processed_tasks_total[5m]))`,
  run({ expression, rule }, tell) {
    visitExpression(expression, (node) => {
      if (node.kind !== 'call' || node.name !== 'irate') return
      if (rule.type === 'record')
        tell(node, 'irate keeps the last two samples of the range and drops the others; record rate')
      else tell(node, 'irate jumps with every scrape, and the time of for begins anew; alert on rate', 'info')
    })
  },
}

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

/** Ranges too short for what is looked for in them. */
export const shortRange: Check = {
  name: 'short-range',
  severity: 'warning',
  finds: 'a rate over fewer than four scrapes',
  why: `Two samples are needed, and a scrape may fail or come late: under four scrapes the rate has gaps, and an alert on it
begins anew after each. \`--scrape-interval\` says how often yours are.`,
  bad: `- record: controller:controller_runtime_reconcile:rate1m
  expr: sum by (controller) (rate(controller_runtime_reconcile_total[1m]))`,
  good: `- record: controller:controller_runtime_reconcile:rate2m
  expr: sum by (controller) (rate(controller_runtime_reconcile_total[2m]))`,
  run({ expression }, tell, { scrapeInterval, recorded }) {
    visitExpression(expression, (node) => {
      if (node.kind !== 'call' || !/^(?:rate|increase|irate|delta|idelta|deriv)$/.test(node.name)) return
      const range = node.args.map(withoutParentheses).find((arg) => arg.kind === 'range')
      if (range?.kind !== 'range' || range.range.seconds === undefined) return
      // Recorded series come as often as their group is evaluated.
      if (range.selector.name?.includes(':') || recorded.has(range.selector.name ?? '')) return
      const { seconds, text } = range.range
      const scrape = formatDuration(scrapeInterval)
      const least = node.name.startsWith('i') && node.name !== 'increase' ? 2 : 4
      if (seconds < 2 * scrapeInterval)
        tell(
          range.range,
          `in ${text} there are never two samples at a scrape every ${scrape}: this gives nothing; take ${formatDuration(4 * scrapeInterval)} or more`,
        )
      else if (seconds < least * scrapeInterval)
        tell(
          range.range,
          `${text} is under ${least} scrapes of ${scrape}: one that fails leaves a gap; take ${formatDuration(least * scrapeInterval)} or more`,
        )
    })
  },
}

function isCounter({ name }: VectorSelector, { metrics, recorded }: CheckContext): boolean {
  if (name === undefined || recorded.has(name) || name.includes(':')) return false
  const metric = metrics.find(name)
  return metric ? metric.role === 'counter' || metric.role === 'bucket' : name.endsWith('_total')
}

/** Functions that look at whether there are samples, when, or at how they differ, not at what they are. */
const blind =
  /^(?:absent|timestamp|start_timestamp|rate|irate|increase|resets|changes|delta|idelta|deriv|predict_linear|.+_over_time|histogram_.+|info|ts_of_.+)$/

function readsValue(selector: VectorSelector, ancestors: readonly Expression[]): boolean {
  let below: Expression = selector
  for (const node of ancestors.toReversed()) {
    if (node.kind === 'call' && blind.test(node.name)) return false
    if (node.kind === 'aggregation' && (node.operator === 'count' || node.operator === 'group')) return false
    if (node.kind === 'range' || node.kind === 'subquery') return false
    if (node.kind === 'binary' && !readsOperand(node, below)) return false
    below = node
  }
  return true
}

/** Whether an operation looks at the value of a side: not when it asks only whether it is there, was ever over 0, or differs from before. */
function readsOperand({ operator, left, right, matching }: BinaryOperation, side: Expression): boolean {
  if (setOperators.has(operator)) return operator === 'or' || side === left
  const other = withoutParentheses(side === left ? right : left)
  const own = withoutParentheses(side)
  if (comparisonOperators.has(operator) && other.kind === 'number' && other.value === 0)
    return own.kind === 'selector' && operator === '>' && own.name?.endsWith('_total') === true
  // An info series on the other side: the counter is only given labels.
  if (matching?.group && operator === '*') return true
  return !(own.kind === 'selector' && other.kind === 'selector' && own.name === other.name)
}
