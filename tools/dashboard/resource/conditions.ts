import { neutral } from '../panel/stat.ts'
import { stateTimeline } from '../panel/state-timeline.ts'
import { table } from '../panel/table.ts'
import type { Row } from '../row.ts'
import { firingAlerts } from '../subject/alert.ts'
import { ofResource } from './of-resource.ts'

/** What it says of itself, and what alerts say of it. */
export function conditions(): Row {
  return {
    panels: [
      conditionLines(),
      conditionTable(),
      firingAlerts('group="$group", kind="$kind", namespace=~"$namespace", name="$name"', 12, 8),
    ],
  }
}

/** Each status is 0 or 1, so their weighted sum is which of them it is. */
function conditionLines() {
  const status = (value: string) =>
    `max by (type) (${ofResource('binnacle_cr_condition', `status="${value}"`)})`
  return stateTimeline({
    title: 'Conditions over time',
    description: 'What each condition said when. Which status is the bad one depends on the condition.',
    unit: 'none',
    width: 24,
    height: 7,
    queries: [
      {
        expr: `1 * ${status('True')} + 2 * ${status('False')} + 3 * ${status('Unknown')}`,
        legend: '{{type}}',
      },
    ],
    mapped: [
      { value: 1, text: 'True', color: '#5794F2' },
      { value: 2, text: 'False', color: '#B877D9' },
      { value: 3, text: 'Unknown', color: neutral },
    ],
    noValue: 'it has no conditions',
  })
}

function conditionTable() {
  return table({
    title: 'Conditions',
    description:
      'What each says now and since when. Stale: it speaks of an older generation. Why: `--opt-in condition_reason_info`, or `binnacle describe`.',
    unit: 'short',
    width: 12,
    height: 8,
    noValue: 'it has no conditions',
    labels: [{ label: 'type' }, { label: 'status', width: 90 }],
    values: [
      {
        name: 'is',
        expr: `max by (type, status) (${ofResource('binnacle_cr_condition')}) == 1`,
        hidden: true,
      },
      {
        name: 'changed',
        expr: `1000 * max by (type) (${ofResource('binnacle_cr_condition_last_transition_timestamp_seconds')})`,
        unit: 'dateTimeFromNow',
        width: 150,
      },
      {
        name: 'stale',
        expr: `max by (type) (${ofResource('binnacle_cr_condition_stale')})`,
        unit: 'bool_yes_no',
        width: 80,
        color: 'orange',
      },
    ],
  })
}
