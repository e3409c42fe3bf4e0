import { acrossReplicas, perOwner } from '../aggregation.ts'
import { resourceLink } from '../dashboard-link.ts'
import { ranked } from '../health-state.ts'
import { table } from '../panel/table.ts'
import type { Row } from '../row.ts'
import { identity, matching } from '../selector.ts'
import { healthStats, namedStates } from '../subject/health.ts'

const { kind, resourcesOfKind } = matching

/** How many are how, and which are the worst. */
export function resources(): Row {
  return {
    panels: [...healthStats(kind), resourcesWorstFirst(), conditions()],
  }
}

function resourcesWorstFirst() {
  const worst = `topk(500, ${ranked(resourcesOfKind)})`
  const ofThese = `and on (${identity}) ${worst}`
  const diverging = `max by (${identity}, field) (binnacle_cr_divergence{${resourcesOfKind}})`
  const restarts = `max by (${identity}, pod) (binnacle_cr_owned_restarts{${kind}})`
  return table({
    title: 'Resources, worst first',
    description: 'The 500 worst. A click on a name shows the resource.',
    unit: 'short',
    width: 15,
    height: 12,
    noValue: 'there are none',
    labels: [
      { label: 'namespace', width: 130 },
      { label: 'name', link: resourceLink },
      { label: 'state', width: 100, mapped: namedStates },
      { label: 'group', hidden: true },
      { label: 'kind', hidden: true },
    ],
    values: [
      { name: 'rank', expr: worst, hidden: true },
      {
        name: 'condition changed',
        expr: `1000 * max by (${identity}) (binnacle_cr_condition_last_transition_timestamp_seconds{${resourcesOfKind}}) ${ofThese}`,
        unit: 'dateTimeFromNow',
        width: 140,
      },
      {
        name: 'diverging fields',
        expr: `sum by (${identity}) (${diverging}) ${ofThese}`,
        width: 120,
        color: 'orange',
      },
      {
        name: 'restarts',
        expr: `(${perOwner(restarts, resourcesOfKind)}) ${ofThese}`,
        width: 80,
        color: 'orange',
      },
    ],
    sortBy: 'rank',
  })
}

function conditions() {
  const status = (value: string) =>
    acrossReplicas('type', `binnacle_cr_conditions{${kind}, status="${value}"}`)
  return table({
    title: 'Conditions',
    description:
      'How many resources have each condition true, false and unknown. Which of them is the bad one depends on the condition.',
    unit: 'short',
    width: 9,
    height: 12,
    noValue: 'this kind has no conditions',
    labels: [{ label: 'type' }],
    values: ['True', 'False', 'Unknown'].map((value) => ({ name: value, expr: status(value), width: 80 })),
    sortBy: 'False',
  })
}
