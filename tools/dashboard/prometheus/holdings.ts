import { timeSeries } from '../panel/time-series.ts'
import type { Row } from '../row.ts'
import { matching, rate } from '../selector.ts'
import { cpu, memory } from '../subject/process.ts'

const { target } = matching

export function holdings(): Row {
  return {
    title: 'What it holds and takes',
    panels: [head(), appended(), storage(), cpu(target, 12), memory(target, 12)],
  }
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
    unit: 'cps',
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
