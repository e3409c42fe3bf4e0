import { perOwner } from '../aggregation.ts'
import { kindLink, resourceLink } from '../dashboard-link.ts'
import { table } from '../panel/table.ts'
import { identity, matching } from '../selector.ts'
import { attention } from './attention.ts'

const { kinds, resources } = matching

/** What somebody should look at, the most urgent first. */
export function needsAttention() {
  const wanting = `topk(200, ${attention(resources)})`
  const ofThese = `and on (${identity}) ${wanting}`
  const restarts = `max by (${identity}, pod) (binnacle_cr_owned_restarts{${kinds}})`
  return table({
    title: 'Needs attention',
    description:
      'Degraded; a deletion that hangs for over 15 minutes; a change that the controller has not seen; progressing for an hour. ' +
      'The 200 most urgent. A click on a name shows the resource.',
    unit: 'short',
    width: 24,
    height: 9,
    noValue: 'nothing',
    labels: [
      { label: 'group', width: 150 },
      { label: 'kind', width: 120, link: kindLink },
      { label: 'namespace', width: 110 },
      { label: 'name', link: resourceLink },
      { label: 'why', width: 170 },
      { label: 'reason', width: 180 },
    ],
    values: [
      { name: 'urgency', expr: wanting, hidden: true },
      {
        name: 'is',
        expr: `max by (${identity}, reason) (binnacle_cr_health_reason_info{${resources}}) ${ofThese}`,
        hidden: true,
      },
      {
        name: 'condition changed',
        expr: `1000 * max by (${identity}) (binnacle_cr_condition_last_transition_timestamp_seconds{${resources}}) ${ofThese}`,
        unit: 'dateTimeFromNow',
        width: 140,
      },
      {
        name: 'restarts',
        expr: `(${perOwner(restarts, resources)}) ${ofThese}`,
        width: 80,
      },
    ],
    sortBy: 'urgency',
  })
}
