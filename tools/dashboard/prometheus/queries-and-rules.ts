import { timeSeries } from '../panel/time-series.ts'
import { greatest } from '../ranking.ts'
import type { Row } from '../row.ts'
import { increase, matching } from '../selector.ts'

const { target } = matching

export function queriesAndRules(): Row {
  return {
    title: 'Queries and rules',
    panels: [queryTime(), queriesAtOnce(), groupTime(), missed()],
  }
}

function queryTime() {
  return timeSeries({
    title: 'Time of queries',
    description:
      'Slowest in a hundred, by what of it: waiting for a place, getting ready, evaluating. Rules count as queries too.',
    unit: 's',
    width: 12,
    queries: [
      {
        expr: `max by (slice) (prometheus_engine_query_duration_seconds{${target}, quantile="0.99"})`,
        legend: '{{slice}}',
      },
    ],
    noValue: 'no queries of late',
  })
}

function queriesAtOnce() {
  return timeSeries({
    title: 'Queries at once',
    description: 'Dashed, how many may run; what is over it waits.',
    unit: 'short',
    width: 12,
    queries: [
      { expr: `sum(prometheus_engine_queries{${target}})`, legend: 'running' },
      { expr: `max(prometheus_engine_queries_concurrent_max{${target}})`, legend: 'at most' },
    ],
    dashed: ['/at most/'],
  })
}

function groupTime() {
  return timeSeries({
    title: 'Time of rule groups',
    description: 'The ten slowest groups.',
    unit: 's',
    width: 12,
    queries: [
      {
        expr: withGroup(
          greatest(
            10,
            (when) => `max by (rule_group) (prometheus_rule_group_last_duration_seconds{${target}}${when})`,
          ),
        ),
        legend: '{{group}}',
      },
    ],
    noValue: 'no rules',
  })
}

function missed() {
  return timeSeries({
    title: 'Evaluations missed by rule group',
    description:
      'A group that misses takes longer than its interval: split it, or make its expressions cheaper.',
    unit: 'short',
    width: 12,
    bars: true,
    queries: [
      {
        expr: withGroup(
          `sum by (rule_group) (${increase(`prometheus_rule_group_iterations_missed_total{${target}}`)}) > 0`,
        ),
        legend: '{{group}}',
      },
    ],
    noValue: 'none',
  })
}

/** `rule_group` is the path of the file, a semicolon, and the name of the group. */
function withGroup(expression: string): string {
  return `label_replace(${expression}, "group", "$1", "rule_group", ".*;(.*)")`
}
