import { bad, good, warning } from '../panel/stat.ts'
import { table } from '../panel/table.ts'
import { timeSeries } from '../panel/time-series.ts'
import { mostFrequent } from '../ranking.ts'
import type { Row } from '../row.ts'
import { increase, matching } from '../selector.ts'

const { target } = matching

export function watches(): Row {
  return {
    title: 'Whether it sees everything',
    panels: [kinds(), kindStates(), lists(), watchErrors()],
  }
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
        expr: mostFrequent(
          10,
          (range) => `sum by (group, kind) (increase(binnacle_watch_errors_total{${target}}${range})) > 0`,
        ),
        legend: '{{kind}}',
      },
    ],
    noValue: 'none',
  })
}
