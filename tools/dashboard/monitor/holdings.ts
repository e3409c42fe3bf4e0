import { table } from '../panel/table.ts'
import { timeSeries } from '../panel/time-series.ts'
import { greatest } from '../ranking.ts'
import type { Row } from '../row.ts'
import { increase, matching } from '../selector.ts'

const { target } = matching

export function holdings(): Row {
  return {
    title: 'What it holds',
    panels: [resources(), series(), dropped(), replicas()],
  }
}

function resources() {
  return timeSeries({
    title: 'Resources by kind',
    description: 'The ten greatest, of all replicas.',
    unit: 'short',
    width: 8,
    stacked: true,
    queries: [
      {
        expr: greatest(10, (when) => `sum by (kind) (binnacle_objects{${target}}${when})`),
        legend: '{{kind}}',
      },
    ],
  })
}

function series() {
  return timeSeries({
    title: 'Series by kind',
    description: 'The ten greatest, of all replicas: what Prometheus has to keep.',
    unit: 'short',
    width: 8,
    stacked: true,
    queries: [
      {
        expr: greatest(10, (when) => `sum by (kind) (binnacle_series{${target}}${when})`),
        legend: '{{kind}}',
      },
    ],
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
        expr: `sum by (metric) (${increase(`binnacle_series_dropped_total{${target}}`)}) > 0`,
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
        expr: `binnacle_build_info{${target}} * on (cluster, job, instance) group_left (tier, because) binnacle_tier{${target}}`,
        hidden: true,
      },
    ],
  })
}
