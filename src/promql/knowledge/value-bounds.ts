import {
  controllerRuntimeMetrics,
  historyMetrics,
  kindMetrics,
  kubeStateMetrics,
  monitorMetrics,
  prometheusMetrics,
  resourceMetrics,
  scrapeMetrics,
  workloadMonitorMetrics,
} from '../../catalogue/index.ts'
import { typeOf } from '../expression/check-types.ts'
import {
  type BinaryOperation,
  comparisonOperators,
  type Expression,
  setOperators,
} from '../expression/expression.ts'
import { withoutParentheses } from '../expression/visit-expression.ts'
import { isPartOf } from './is-part-of.ts'
import type { MetricKnowledge } from './metric-knowledge.ts'
import type { Recorded } from './possible-labels.ts'

/** The least and the greatest value that there can be; NaN aside. */
export interface Bounds {
  readonly low: number
  readonly high: number
}

const infinity = Number.POSITIVE_INFINITY
const anything: Bounds = { low: -infinity, high: infinity }
const positive: Bounds = { low: 0, high: infinity }
const flag: Bounds = { low: 0, high: 1 }
const one: Bounds = { low: 1, high: 1 }

/** Gauges that are 0 or 1. */
const flags: ReadonlySet<string> = new Set(
  [
    scrapeMetrics.up,
    prometheusMetrics.configLastReloadSuccessful,
    controllerRuntimeMetrics.leaderElectionMasterStatus,
    resourceMetrics.health,
    resourceMetrics.condition,
    resourceMetrics.conditionStale,
    resourceMetrics.phase,
    resourceMetrics.divergence,
    resourceMetrics.suspended,
    kindMetrics.definitionCondition,
    monitorMetrics.kindState,
    monitorMetrics.seriesLimitReached,
    workloadMonitorMetrics.ownedKindState,
    historyMetrics.historyUp,
    kubeStateMetrics.podStatusPhase,
    kubeStateMetrics.podStatusReady,
    kubeStateMetrics.podStatusScheduled,
    kubeStateMetrics.podStatusReason,
    kubeStateMetrics.containerReady,
    kubeStateMetrics.containerRunning,
    kubeStateMetrics.containerWaiting,
    kubeStateMetrics.containerWaitingReason,
    kubeStateMetrics.containerTerminated,
    kubeStateMetrics.containerTerminatedReason,
    kubeStateMetrics.containerLastTerminatedReason,
    kubeStateMetrics.deploymentCondition,
    kubeStateMetrics.nodeCondition,
    kubeStateMetrics.namespacePhase,
    kubeStateMetrics.claimPhase,
  ].map(({ name }) => name),
)
const fixed: Readonly<Record<string, Bounds>> = {
  absent: one,
  absent_over_time: one,
  present_over_time: one,
  day_of_week: { low: 0, high: 6 },
  day_of_month: { low: 1, high: 31 },
  days_in_month: { low: 28, high: 31 },
  hour: { low: 0, high: 23 },
  minute: { low: 0, high: 59 },
  month: { low: 1, high: 12 },
  sgn: { low: -1, high: 1 },
  histogram_fraction: flag,
}
const notNegative = new Set(
  'rate irate increase changes resets count_over_time abs sqrt exp time timestamp stddev_over_time stdvar_over_time mad_over_time histogram_count'.split(
    ' ',
  ),
)
/** Functions and aggregations that give a value between those that they are given. */
const among = new Set(
  'avg min max quantile topk bottomk limitk limit_ratio avg_over_time min_over_time max_over_time last_over_time first_over_time quantile_over_time sort sort_desc sort_by_label sort_by_label_desc label_replace label_join vector info'.split(
    ' ',
  ),
)

/** What values an expression can have, as far as its form and the metrics that are known tell. */
export class ValueBounds {
  readonly #metrics: MetricKnowledge
  readonly #recorded: Recorded

  constructor(metrics: MetricKnowledge, recorded: Recorded) {
    this.#metrics = metrics
    this.#recorded = recorded
  }

  of(expression: Expression, depth = 0): Bounds {
    const inner = (next: Expression): Bounds => this.of(next, depth)
    switch (expression.kind) {
      case 'number':
        return { low: expression.value, high: expression.value }
      case 'string':
        return anything
      case 'range':
        return inner(expression.selector)
      case 'subquery':
      case 'parentheses':
        return inner(expression.expression)
      case 'unary': {
        const { low, high } = inner(expression.expression)
        return expression.operator === '-' ? { low: -high, high: -low } : { low, high }
      }
      case 'selector':
        return this.#ofSeries(expression.name ?? '', depth)
      case 'call': {
        const { name, args } = expression
        const known = fixed[name]
        if (known) return known
        if (notNegative.has(name)) return positive
        const values = args.find(
          (arg) => typeOf(arg) !== 'string' && !(name.startsWith('quantile') && typeOf(arg) === 'scalar'),
        )
        if (!values) return anything
        if (among.has(name)) return inner(values)
        if (name === 'sum_over_time') return inner(values).low >= 0 ? positive : anything
        return anything
      }
      case 'aggregation': {
        const { operator } = expression
        if (operator === 'count' || operator === 'count_values') return { low: 1, high: infinity }
        if (operator === 'group') return one
        if (operator.startsWith('std')) return positive
        const values = inner(expression.expression)
        if (operator === 'sum') return values.low >= 0 ? { low: values.low, high: infinity } : anything
        return among.has(operator) ? values : anything
      }
      case 'binary':
        return this.#ofBinary(expression, depth)
    }
  }

  #ofSeries(name: string, depth: number): Bounds {
    const rules = this.#recorded.get(name)
    if (rules && rules.length > 0 && depth < 10)
      return rules.map((rule) => this.of(rule.expression, depth + 1)).reduce(hull)
    if (flags.has(name)) return flag
    const metric = this.#metrics.find(name)
    if (metric?.role === 'counter' || metric?.role === 'bucket') return positive
    if (metric?.own && metric.name.endsWith('_info')) return one
    return metric?.role === 'gauge' && /_(?:bytes|timestamp_seconds|replicas|depth)$/.test(name)
      ? positive
      : anything
  }

  #ofBinary(operation: BinaryOperation, depth: number): Bounds {
    const { operator, bool } = operation
    const left = this.of(operation.left, depth)
    const right = this.of(operation.right, depth)
    if (comparisonOperators.has(operator))
      return bool ? flag : typeOf(operation.left) === 'scalar' ? right : left
    if (setOperators.has(operator)) return operator === 'or' ? hull(left, right) : left
    if (operator === '+') return { low: left.low + right.low, high: left.high + right.high }
    if (operator === '-') return { low: left.low - right.high, high: left.high - right.low }
    if (operator === '*') return product(left, right)
    if (operator !== '/') return anything
    if (isPartOf(withoutParentheses(operation.left), withoutParentheses(operation.right)) && left.low >= 0)
      return flag
    return quotient(left, right)
  }
}

function hull(one: Bounds, other: Bounds): Bounds {
  return { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) }
}

function product(one: Bounds, other: Bounds): Bounds {
  const products = [one.low, one.high].flatMap((left) =>
    [other.low, other.high].map((right) => (left === 0 || right === 0 ? 0 : left * right)),
  )
  return { low: Math.min(...products), high: Math.max(...products) }
}

function quotient(dividend: Bounds, divisor: Bounds): Bounds {
  if (divisor.low !== divisor.high || divisor.low === 0)
    return dividend.low >= 0 && divisor.low >= 0 ? positive : anything
  return product(dividend, { low: 1 / divisor.low, high: 1 / divisor.low })
}
