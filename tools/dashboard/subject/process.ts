import { bad, good, stat } from '../panel/stat.ts'
import { timeSeries } from '../panel/time-series.ts'
import { rate } from '../selector.ts'

export function upStat(matchers: string, width: number) {
  return stat({
    title: 'Targets down',
    description: 'Targets that Prometheus could not scrape just now: nothing here is known of them.',
    unit: 'short',
    width,
    queries: [{ expr: `count(up{${matchers}}) - sum(up{${matchers}})` }],
    steps: [{ color: good }, { from: 1, color: bad }],
    noValue: 'no target',
  })
}

export function cpu(matchers: string, width: number) {
  return timeSeries({
    title: 'CPU',
    description: 'Cores that each replica uses.',
    unit: 'short',
    width,
    queries: [
      {
        expr: `sum by (job, instance) (${rate(`process_cpu_seconds_total{${matchers}}`)})`,
        legend: '{{job}} {{instance}}',
      },
    ],
  })
}

export function memory(matchers: string, width: number) {
  return timeSeries({
    title: 'Memory',
    description:
      'Resident memory of each replica. A line that only climbs is a leak, or a cache that grows with the cluster.',
    unit: 'bytes',
    width,
    queries: [
      {
        expr: `max by (job, instance) (process_resident_memory_bytes{${matchers}})`,
        legend: '{{job}} {{instance}}',
      },
    ],
  })
}
