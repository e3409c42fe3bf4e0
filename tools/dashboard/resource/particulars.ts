import { table } from '../panel/table.ts'
import { timeSeries } from '../panel/time-series.ts'
import type { Row } from '../row.ts'
import { increase } from '../selector.ts'
import { ofResource } from './of-resource.ts'

export function particulars(): Row {
  return {
    title: 'What else it says',
    panels: [transitions(), columns(), identity(), phaseAndFinalizers()],
  }
}

function transitions() {
  return timeSeries({
    title: 'Transitions of conditions',
    description:
      'How often each condition changed its status. Over and over: two parties pull at it, or it is at a limit.',
    unit: 'short',
    width: 6,
    queries: [
      {
        expr: `max by (type, to) (${increase(ofResource('binnacle_cr_condition_transitions_total'))})`,
        legend: '{{type}} → {{to}}',
      },
    ],
    bars: true,
    noValue: 'it has no conditions',
  })
}

function columns() {
  return timeSeries({
    title: 'Numbers of its own',
    description:
      'The printer columns of its kind that are numbers and quantities, in base units; dates as Unix time are left out.',
    unit: 'short',
    width: 6,
    queries: [{ expr: `max by (column) (${ofResource('binnacle_cr_column')}) < 1e9`, legend: '{{column}}' }],
    noValue: 'its kind has none',
  })
}

function identity() {
  const info = `${ofResource('binnacle_cr_info')} * on (cluster, job, instance, group, kind, namespace, name) group_left ()`
  return table({
    title: 'Identity',
    description: 'The version it is watched in, its owner, and when it was created.',
    unit: 'string',
    width: 6,
    height: 8,
    labels: [{ label: 'version', width: 70 }, { label: 'owner_kind' }, { label: 'owner_name' }],
    values: [
      {
        name: 'created',
        expr: `1000 * max by (version, owner_kind, owner_name) (${info} ${ofResource('binnacle_cr_created_timestamp_seconds')})`,
        unit: 'dateTimeFromNow',
        width: 110,
      },
    ],
  })
}

function phaseAndFinalizers() {
  return table({
    title: 'Phase and finalizers',
    description: 'The phase it is in, if it has one, and the finalizers that hold its deletion.',
    unit: 'short',
    width: 6,
    height: 8,
    noValue: 'neither',
    labels: [{ label: 'phase' }, { label: 'finalizer' }],
    values: [
      {
        name: 'is',
        expr:
          `max by (phase) (${ofResource('binnacle_cr_phase')}) == 1` +
          ` or max by (finalizer) (${ofResource('binnacle_cr_finalizer_info')})`,
        hidden: true,
      },
    ],
  })
}
