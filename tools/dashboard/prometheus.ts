import { RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import { dashboardFrame } from './dashboard-frame.ts'
import { cpu, memory, upStat } from './panel/process-panels.ts'
import { bad, good, stat, warning } from './panel/stat.ts'
import { table } from './panel/table.ts'
import { timeSeries } from './panel/time-series.ts'
import { increase, matching, rate } from './selector.ts'
import { targetVariables } from './variable.ts'

const { target } = matching
/** What Prometheus writes about each of its targets carries the job of the target, whichever it is. */
const everyTarget = 'cluster=~"$cluster"'

/** What all this costs the Prometheus that keeps it, and whether it keeps up. */
export function prometheusDashboard() {
  return dashboardFrame({
    uid: 'binnacle-prometheus',
    title: 'Prometheus',
    description: 'Whether Prometheus keeps up, and whose series it is busy with.',
    variables: targetVariables('prometheus_build_info'),
  })
    .withPanel(upStat(target, 4))
    .withPanel(headSeries())
    .withPanel(missedNow())
    .withPanel(failedRules())
    .withPanel(slowestGroup())
    .withPanel(undelivered())
    .withRow(new RowBuilder('Whose series they are'))
    .withPanel(seriesByJob())
    .withPanel(samplesOverTime())
    .withPanel(churn())
    .withPanel(scrapeTime())
    .withRow(new RowBuilder('Queries and rules'))
    .withPanel(queryTime())
    .withPanel(queriesAtOnce())
    .withPanel(groupTime())
    .withPanel(missed())
    .withRow(new RowBuilder('What it holds and takes'))
    .withPanel(head())
    .withPanel(appended())
    .withPanel(storage())
    .withPanel(cpu(target, 12))
    .withPanel(memory(target, 12))
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
    description: 'Alerts that could not be handed to an Alertmanager in the last hour.',
    unit: 'short',
    width: 4,
    queries: [{ expr: `sum(increase(prometheus_notifications_dropped_total{${target}}[1h]))` }],
    steps: [{ color: good }, { from: 1, color: bad }],
    noValue: 'no Alertmanager',
  })
}

function seriesByJob() {
  return table({
    title: 'Samples of a scrape by job',
    description:
      'Who fills Prometheus: samples of one scrape of all targets of a job, and how many are new series each time.',
    unit: 'short',
    width: 12,
    labels: [{ label: 'job' }],
    values: [
      {
        name: 'samples',
        expr: `sum by (job) (scrape_samples_post_metric_relabeling{${everyTarget}})`,
        width: 110,
      },
      { name: 'new series', expr: `sum by (job) (scrape_series_added{${everyTarget}})`, width: 110 },
      { name: 'targets', expr: `count by (job) (up{${everyTarget}})`, width: 90 },
      {
        name: 'slowest scrape',
        expr: `max by (job) (scrape_duration_seconds{${everyTarget}})`,
        unit: 's',
        width: 130,
      },
    ],
    sortBy: 'samples',
  })
}

function samplesOverTime() {
  return timeSeries({
    title: 'Samples by job',
    description: 'The ten greatest. A step tells what came.',
    unit: 'short',
    width: 12,
    height: 9,
    stacked: true,
    queries: [
      {
        expr: `topk(10, sum by (job) (scrape_samples_post_metric_relabeling{${everyTarget}}))`,
        legend: '{{job}}',
      },
    ],
  })
}

function churn() {
  return timeSeries({
    title: 'New series by job',
    description:
      'Series that a scrape brought for the first time. A steady stream is a label whose values never end.',
    unit: 'short',
    width: 12,
    queries: [
      {
        expr: `topk(10, sum by (job) (sum_over_time(scrape_series_added{${everyTarget}}[$__rate_interval])))`,
        legend: '{{job}}',
      },
    ],
  })
}

function scrapeTime() {
  return timeSeries({
    title: 'Time of a scrape by job',
    description:
      'The slowest target of each job, the ten slowest. At the time-out the target counts as down.',
    unit: 's',
    width: 12,
    queries: [
      { expr: `topk(10, max by (job) (scrape_duration_seconds{${everyTarget}}))`, legend: '{{job}}' },
    ],
  })
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
        expr: `topk(10, max by (rule_group) (prometheus_rule_group_last_duration_seconds{${target}}))`,
        legend: '{{rule_group}}',
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
        expr: `sum by (rule_group) (${increase(`prometheus_rule_group_iterations_missed_total{${target}}`)})`,
        legend: '{{rule_group}}',
      },
    ],
    noValue: 'no rules',
  })
}

function head() {
  return timeSeries({
    title: 'Series and chunks in memory',
    description: 'What the head block holds. It falls every two hours, when the oldest part is written out.',
    unit: 'short',
    width: 8,
    queries: [
      { expr: `sum by (instance) (prometheus_tsdb_head_series{${target}})`, legend: '{{instance}} series' },
      { expr: `sum by (instance) (prometheus_tsdb_head_chunks{${target}})`, legend: '{{instance}} chunks' },
    ],
  })
}

function appended() {
  return timeSeries({
    title: 'Samples taken in',
    description: 'Samples a second, scraped and recorded.',
    unit: 'wps',
    width: 8,
    queries: [
      {
        expr: `sum by (instance) (${rate(`prometheus_tsdb_head_samples_appended_total{${target}}`)})`,
        legend: '{{instance}}',
      },
    ],
  })
}

function storage() {
  return timeSeries({
    title: 'On disk',
    description: 'Blocks, and the log that is read again at a start.',
    unit: 'bytes',
    width: 8,
    stacked: true,
    queries: [
      { expr: `sum(prometheus_tsdb_storage_blocks_bytes{${target}})`, legend: 'blocks' },
      { expr: `sum(prometheus_tsdb_wal_storage_size_bytes{${target}})`, legend: 'log' },
    ],
  })
}
