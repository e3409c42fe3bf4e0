import { RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import { dashboardFrame } from './dashboard-frame.ts'
import { heatmap } from './panel/heatmap.ts'
import { cpu, memory, upStat } from './panel/process-panels.ts'
import { quantilesOverTime } from './panel/quantile.ts'
import { bad, good, noneIsGood, stat, warning } from './panel/stat.ts'
import { table } from './panel/table.ts'
import { timeSeries } from './panel/time-series.ts'
import { increase, matching, rate } from './selector.ts'
import { targetVariables } from './variable.ts'

const { target } = matching

/** Whether what the other dashboards show can be relied on, and what it costs. */
export function monitorDashboard() {
  return dashboardFrame({
    uid: 'binnacle-monitor',
    title: 'Monitor',
    description: 'Binnacle itself: whether what it shows can be relied on, and what it costs.',
    variables: targetVariables('binnacle_build_info'),
  })
    .withPanel(upStat(target, 4))
    .withPanel(notSynced())
    .withPanel(watchErrorsNow())
    .withPanel(limited())
    .withPanel(configurations())
    .withPanel(shardsMissing())
    .withRow(new RowBuilder('Whether it sees everything'))
    .withPanel(kinds())
    .withPanel(kindStates())
    .withPanel(lists())
    .withPanel(watchErrors())
    .withRow(new RowBuilder('What it holds'))
    .withPanel(resources())
    .withPanel(series())
    .withPanel(dropped())
    .withPanel(replicas())
    .withRow(new RowBuilder('Scrapes'))
    .withPanel(scrapeHeatmap())
    .withPanel(scrapeTime())
    .withPanel(samples())
    .withRow(new RowBuilder('Owned objects, events, history'))
    .withPanel(owned())
    .withPanel(events())
    .withPanel(history())
    .withRow(new RowBuilder('Process'))
    .withPanel(cpu(target, 12))
    .withPanel(memory(target, 12))
}

function notSynced() {
  return stat({
    title: 'Kinds not in step',
    description:
      'Kinds whose resources are not all known, or are as old as the last connection. Which and why: below, and the log.',
    unit: 'short',
    width: 4,
    queries: [
      {
        expr: `count(max by (group, kind) (binnacle_kind_state{${target}, state="synced"}) == 0) or 0 * count(binnacle_kind_state{${target}})`,
      },
    ],
    steps: noneIsGood,
    noValue: 'no kinds',
  })
}

function watchErrorsNow() {
  return stat({
    title: 'Watch errors',
    description:
      'Watches that ended in an error in the last ten minutes. A few are normal when API servers are replaced.',
    unit: 'short',
    width: 4,
    queries: [{ expr: `sum(increase(binnacle_watch_errors_total{${target}}[10m]))` }],
    steps: [{ color: good }, { from: 5, color: warning }, { from: 50, color: bad }],
    noValue: '0',
  })
}

function limited() {
  return stat({
    title: 'Kinds with series left out',
    description:
      'A limit is reached: some resources of these kinds have no series of their own. Raise it, or take a lower tier.',
    unit: 'short',
    width: 4,
    queries: [{ expr: `sum(max by (group, kind) (binnacle_series_limit_reached{${target}}))` }],
    steps: noneIsGood,
    noValue: '0',
  })
}

function configurations() {
  return stat({
    title: 'Configurations',
    description:
      'More than one: replicas run with different options and show different things. Normal during a roll-out.',
    unit: 'short',
    width: 4,
    queries: [{ expr: `count(count_values("hash", binnacle_config_hash{${target}}))` }],
    steps: [{ color: good }, { from: 2, color: bad }],
  })
}

function shardsMissing() {
  return stat({
    title: 'Shards missing',
    description: 'Parts of the resources that no replica watches.',
    unit: 'short',
    width: 4,
    queries: [
      { expr: `max(binnacle_shards{${target}}) - count(count_values("shard", binnacle_shard{${target}}))` },
    ],
    steps: noneIsGood,
    noValue: 'not sharded',
  })
}

function kinds() {
  const labels = 'cluster, group, kind'
  return table({
    title: 'Kinds',
    description:
      'State of the watch, how many resources are known, the series they make, and when they were last listed whole.',
    unit: 'short',
    width: 14,
    height: 10,
    labels: [{ label: 'group', width: 200 }, { label: 'kind' }, { label: 'state', width: 100 }],
    values: [
      {
        name: 'monitors',
        expr: `count by (${labels}, state) (binnacle_kind_state{${target}} == 1)`,
        width: 80,
      },
      {
        name: 'resources',
        expr: `sum by (${labels}) (max by (${labels}, instance) (binnacle_objects{${target}}))`,
        width: 90,
      },
      { name: 'series', expr: `sum by (${labels}) (binnacle_series{${target}})`, width: 90 },
      {
        name: 'listed',
        expr: `1000 * min by (${labels}) (binnacle_last_sync_timestamp_seconds{${target}})`,
        unit: 'dateTimeFromNow',
        width: 130,
      },
    ],
    sortBy: 'series',
  })
}

function kindStates() {
  return timeSeries({
    title: 'Watches by state',
    description:
      'Stale: nothing comes at the moment. Forbidden: its role lacks list and watch. Failed: a defect of ours.',
    unit: 'short',
    width: 10,
    height: 10,
    stacked: true,
    queries: [{ expr: `sum by (state) (binnacle_kind_state{${target}}) > 0`, legend: '{{state}}' }],
    colors: {
      synced: good,
      syncing: '#5794F2',
      stale: warning,
      forbidden: bad,
      failed: bad,
      unwatchable: '#8E8E8E',
    },
  })
}

function lists() {
  return timeSeries({
    title: 'Whole lists',
    description:
      'Lists of a kind that were begun and ended. Each costs the API server; after the start there should be few.',
    unit: 'short',
    width: 12,
    bars: true,
    queries: [
      { expr: `sum by (result) (${increase(`binnacle_list_total{${target}}`)})`, legend: '{{result}}' },
    ],
    colors: { success: good, error: bad },
  })
}

function watchErrors() {
  return timeSeries({
    title: 'Watch errors by kind',
    description:
      'One kind: its definition or its conversion webhook. All kinds: the API server or the network.',
    unit: 'short',
    width: 12,
    bars: true,
    queries: [
      {
        expr: `topk(10, sum by (group, kind) (${increase(`binnacle_watch_errors_total{${target}}`)}))`,
        legend: '{{kind}}',
      },
    ],
  })
}

function resources() {
  return timeSeries({
    title: 'Resources by kind',
    description: 'The ten greatest, of all replicas.',
    unit: 'short',
    width: 8,
    stacked: true,
    queries: [{ expr: `topk(10, sum by (kind) (binnacle_objects{${target}}))`, legend: '{{kind}}' }],
  })
}

function series() {
  return timeSeries({
    title: 'Series by kind',
    description: 'The ten greatest, of all replicas: what Prometheus has to keep.',
    unit: 'short',
    width: 8,
    stacked: true,
    queries: [{ expr: `topk(10, sum by (kind) (binnacle_series{${target}}))`, legend: '{{kind}}' }],
  })
}

function dropped() {
  return timeSeries({
    title: 'Series left out',
    description: 'By metric, each time a limit kept one out.',
    unit: 'short',
    width: 8,
    bars: true,
    queries: [
      {
        expr: `sum by (metric) (${increase(`binnacle_series_dropped_total{${target}}`)})`,
        legend: '{{metric}}',
      },
    ],
    noValue: 'none',
  })
}

function replicas() {
  return table({
    title: 'Replicas',
    description:
      'Version, tier and what chose it. Different versions at once: a roll-out, or one that is stuck.',
    unit: 'short',
    width: 24,
    height: 5,
    labels: [
      { label: 'job' },
      { label: 'instance' },
      { label: 'version' },
      { label: 'node_version' },
      { label: 'tier' },
      { label: 'because' },
    ],
    values: [
      {
        name: 'is',
        expr: `binnacle_build_info{${target}} * on (job, instance) group_left (tier, because) binnacle_tier{${target}}`,
        hidden: true,
      },
    ],
  })
}

function scrapeHeatmap() {
  return heatmap({
    title: 'Time of an answer',
    description: 'How long putting together the answer to a scrape took, without the way to Prometheus.',
    unit: 's',
    width: 8,
    expr: `sum by (le) (${increase(`binnacle_scrape_duration_seconds_bucket{${target}}`)})`,
  })
}

function scrapeTime() {
  return timeSeries({
    title: 'Time of a scrape',
    description: 'As Prometheus sees it, the way included; and the slowest in a hundred answers.',
    unit: 's',
    width: 8,
    queries: [
      { expr: `max by (instance) (scrape_duration_seconds{${target}})`, legend: '{{instance}} scrape' },
      ...quantilesOverTime([0.99], `binnacle_scrape_duration_seconds_bucket{${target}}`, 'instance'),
    ],
  })
}

function samples() {
  return timeSeries({
    title: 'Samples of a scrape',
    description: 'What each replica serves, and what of it was new the last time.',
    unit: 'short',
    width: 8,
    queries: [
      { expr: `max by (instance) (scrape_samples_scraped{${target}})`, legend: '{{instance}}' },
      { expr: `max by (instance) (scrape_series_added{${target}})`, legend: '{{instance}} new' },
    ],
    dashed: ['/new/'],
  })
}

function owned() {
  return timeSeries({
    title: 'Owned objects by kind',
    description: 'Objects that custom resources own and that are known, the ten greatest kinds.',
    unit: 'short',
    width: 8,
    stacked: true,
    queries: [
      { expr: `topk(10, sum by (kind) (binnacle_owned_tracked_objects{${target}}))`, legend: '{{kind}}' },
    ],
    noValue: 'owned objects are not followed',
  })
}

function events() {
  return timeSeries({
    title: 'Events kept and let go',
    description: 'Kept at the moment, and a second let go to make room.',
    unit: 'short',
    width: 8,
    queries: [
      { expr: `sum(binnacle_events{${target}})`, legend: 'kept' },
      {
        expr: `sum by (limit) (${rate(`binnacle_events_dropped_total{${target}}`)})`,
        legend: 'let go: {{limit}}',
      },
    ],
    noValue: 'events are not followed',
  })
}

function history() {
  return timeSeries({
    title: 'History',
    description: 'Bytes that history takes, by part.',
    unit: 'bytes',
    width: 8,
    stacked: true,
    queries: [{ expr: `sum by (part) (binnacle_history_bytes{${target}})`, legend: '{{part}}' }],
    noValue: 'history is off',
  })
}
