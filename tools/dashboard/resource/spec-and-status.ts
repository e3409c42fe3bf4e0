import { good, warning } from '../panel/stat.ts'
import { stateTimeline } from '../panel/state-timeline.ts'
import { table } from '../panel/table.ts'
import { timeSeries } from '../panel/time-series.ts'
import type { Row } from '../row.ts'
import { ofOwned, ofResource } from './of-resource.ts'

export function specAndStatus(): Row {
  return {
    title: 'What it wants and what it has',
    panels: [replicas(), fields(), drift()],
  }
}

function replicas() {
  const line = (metric: string, legend: string) => ({ expr: `max(${ofResource(metric)})`, legend })
  return timeSeries({
    title: 'Replicas',
    description: 'Asked for, there, and ready, as its spec and status tell.',
    unit: 'short',
    width: 10,
    queries: [
      line('binnacle_cr_spec_replicas', 'wanted'),
      line('binnacle_cr_status_replicas', 'there'),
      line('binnacle_cr_status_ready_replicas', 'ready'),
    ],
    dashed: ['/wanted/'],
    noValue: 'it has no replicas',
  })
}

function fields() {
  return stateTimeline({
    title: 'Status differs from spec, by field',
    description: 'When which field was not what the spec asks for.',
    unit: 'none',
    width: 7,
    height: 8,
    queries: [{ expr: `max by (field) (${ofResource('binnacle_cr_divergence')})`, legend: '{{field}}' }],
    mapped: [
      { value: 0, text: 'same', color: good },
      { value: 1, text: 'differs', color: warning },
    ],
    noValue: 'no field is in both',
  })
}

function drift() {
  return table({
    title: 'Drift of what it owns',
    description: 'Fields of owned objects that are not as the spec asks for, or that somebody else wrote.',
    unit: 'short',
    width: 7,
    height: 8,
    noValue: 'none',
    labels: [{ label: 'owned_kind', width: 110 }, { label: 'owned_name' }, { label: 'field' }],
    values: [
      {
        name: 'drifts',
        expr: `max by (owned_kind, owned_name, field) (${ofOwned('binnacle_cr_owned_drift')})`,
        hidden: true,
      },
    ],
  })
}
