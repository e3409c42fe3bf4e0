import { timeSeries } from '../panel/time-series.ts'
import { greatest } from '../ranking.ts'
import type { Row } from '../row.ts'
import { matching, rate } from '../selector.ts'

const { target } = matching

/** What is known beside the resources themselves. */
export function context(): Row {
  return {
    title: 'Owned objects, events, history',
    panels: [owned(), events(), history()],
  }
}

function owned() {
  return timeSeries({
    title: 'Owned objects by kind',
    description: 'Objects that custom resources own and that are known, the ten greatest kinds.',
    unit: 'short',
    width: 8,
    stacked: true,
    queries: [
      {
        expr: greatest(10, (when) => `sum by (kind) (binnacle_owned_tracked_objects{${target}}${when})`),
        legend: '{{kind}}',
      },
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
