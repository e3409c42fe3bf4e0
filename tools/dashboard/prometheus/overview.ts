import { bad, good, stat, warning } from '../panel/stat.ts'
import type { Row } from '../row.ts'
import { matching } from '../selector.ts'
import { upStat } from '../subject/process.ts'

const { target } = matching

/** Does it keep up. */
export function overview(): Row {
  return {
    panels: [upStat(target, 4), headSeries(), missedNow(), failedRules(), slowestGroup(), undelivered()],
  }
}

function headSeries() {
  return stat({
    title: 'Series in memory',
    description: 'About 4 KiB of memory each, more with long labels.',
    unit: 'short',
    width: 4,
    queries: [{ expr: `sum(prometheus_tsdb_head_series{${target}})` }],
  })
}

function missedNow() {
  return stat({
    title: 'Evaluations missed',
    description:
      'Evaluations of rule groups that were left out in the last hour, because the one before was not done: gaps in recorded series and late alerts.',
    unit: 'short',
    width: 4,
    queries: [{ expr: `sum(increase(prometheus_rule_group_iterations_missed_total{${target}}[1h]))` }],
    steps: [{ color: good }, { from: 1, color: bad }],
    noValue: 'no rules',
  })
}

function failedRules() {
  return stat({
    title: 'Rules failed',
    description:
      'Evaluations that ended in an error in the last hour. The page of rules in Prometheus names them.',
    unit: 'short',
    width: 4,
    queries: [{ expr: `sum(increase(prometheus_rule_evaluation_failures_total{${target}}[1h]))` }],
    steps: [{ color: good }, { from: 1, color: bad }],
    noValue: 'no rules',
  })
}

function slowestGroup() {
  return stat({
    title: 'Slowest rule group',
    description: 'How much of its interval the slowest group takes. At 1 it misses evaluations.',
    unit: 'percentunit',
    width: 4,
    queries: [
      {
        expr: `max(prometheus_rule_group_last_duration_seconds{${target}} / (prometheus_rule_group_interval_seconds{${target}} > 0))`,
      },
    ],
    steps: [{ color: good }, { from: 0.5, color: warning }, { from: 0.9, color: bad }],
    noValue: 'no rules',
  })
}

function undelivered() {
  return stat({
    title: 'Alerts not delivered',
    description: 'Alerts of the last hour that no Alertmanager took, or that there was none for.',
    unit: 'short',
    width: 4,
    queries: [{ expr: `sum(increase(prometheus_notifications_dropped_total{${target}}[1h]))` }],
    steps: [{ color: good }, { from: 1, color: bad }],
    noValue: 'no Alertmanager',
  })
}
