import { typeOf } from '../expression/check-types.ts'
import { formatDuration } from '../expression/duration.ts'
import { experimentalAggregators, functionSignatures } from '../expression/function-signature.ts'
import { visitExpression } from '../expression/visit-expression.ts'
import type { Check } from './check.ts'

/** Groups that look at other times than there are samples. */
export const groupInterval: Check = {
  name: 'group-interval',
  severity: 'warning',
  finds: 'an interval of a group that is no multiple of the scrape interval',
  why: `Evaluated every 45 s at a scrape every 30 s, the rule sees one new sample, then two: recorded rates swing with nothing behind it.
More often than the scrape, it sees the same sample again. \`--scrape-interval\` says how often yours are.`,
  bad: `groups:
  - name: targets
    interval: 45s
    rules:
      - record: job:up:sum
        expr: sum by (job) (up)`,
  good: `groups:
  - name: targets
    interval: 1m
    rules:
      - record: job:up:sum
        expr: sum by (job) (up)`,
  run({ group, rule }, tell, { scrapeInterval }) {
    const { interval } = group
    if (!interval || group.rules[0] !== rule || interval.seconds === 0) return
    const times = interval.seconds / scrapeInterval
    if (Number.isInteger(times)) return
    const scrape = formatDuration(scrapeInterval)
    const better = formatDuration(Math.max(1, Math.round(times)) * scrapeInterval)
    tell(
      interval,
      `${interval.text} is no multiple of the scrape interval, ${scrape}; take ${better}, or say --scrape-interval if yours is another`,
    )
  },
}

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

/** Expressions whose values are nothing that could be recorded or fire. */
export const resultType: Check = {
  name: 'result-type',
  severity: 'error',
  finds: 'an expression that gives a range or a text',
  why: 'A rule records or fires on what there is at one moment: an instant vector or a number. Prometheus loads the rule and fails at every evaluation.',
  bad: `- record: job:up:recent
  expr: up[5m]`,
  good: `- record: job:up:avg5m
  expr: avg by (job) (avg_over_time(up[5m]))`,
  run({ expression }, tell) {
    const type = typeOf(expression)
    if (type === 'range vector' || type === 'string')
      tell(
        expression,
        `a rule needs an instant vector or a number; this is a ${type}, and fails at every evaluation`,
      )
  },
}
