import { acrossReplicas } from '../aggregation.ts'
import { colorOfState, healthStates } from '../health-state.ts'
import { stat } from '../panel/stat.ts'
import { timeSeries } from '../panel/time-series.ts'
import type { Mapped } from '../panel/value-mapping.ts'
import { mostFrequent } from '../ranking.ts'
import { increase } from '../selector.ts'

/** The states as values of `ranked`. */
export const rankedStates: readonly Mapped[] = healthStates.map(({ state, rank, color }) => ({
  value: rank,
  text: state,
  color,
}))

/** The states as labels. */
export const namedStates: readonly Mapped[] = healthStates.map(({ state, color }) => ({
  value: state,
  text: state,
  color,
}))

const meaning: Readonly<Record<string, string>> = {
  degraded: 'Something failed and will not come right by waiting. Begin here.',
  terminating: 'Deletion was asked for; a finalizer holds these until its controller has cleaned up.',
  progressing: 'The controller is at work. Normal for minutes, not for hours.',
  unknown: 'Nothing in these tells how they are: no conditions and no state, or none that can be judged.',
  suspended: 'Somebody asked the controller to leave these alone. Look whether that is still meant.',
  healthy: 'All that these say of themselves is good.',
}

/** How many resources there are in each state, worst first. Four columns each, six in a row. */
export function healthStats(matchers: string) {
  return healthStates.map(({ state, color }) =>
    stat({
      title: state.charAt(0).toUpperCase() + state.slice(1),
      description: meaning[state] ?? '',
      unit: 'short',
      width: 4,
      queries: [
        {
          expr: `sum(${acrossReplicas('group, kind', `binnacle_cr_resources{${matchers}, health="${state}"}`)})`,
        },
      ],
      steps: state === 'healthy' ? [{ color }] : [{ color: 'text' }, { from: 1, color }],
      noValue: '0',
    }),
  )
}

export function healthOverTime(matchers: string, width: number) {
  return timeSeries({
    title: 'Resources by health',
    description:
      'When it began, and whether it spreads. A step in all states at once is a restart of the monitor.',
    unit: 'short',
    width,
    queries: [
      {
        expr: `sum by (health) (${acrossReplicas('group, kind, health', `binnacle_cr_resources{${matchers}}`)})`,
        legend: '{{health}}',
      },
    ],
    stacked: true,
    colors: colorOfState,
  })
}

export function healthTransitions(matchers: string, width: number) {
  return timeSeries({
    title: 'Health transitions',
    description:
      'How often resources changed their state, by the state they went to. Bars that go on in two colours are flapping.',
    unit: 'short',
    width,
    queries: [
      {
        expr: `sum by (to) (${acrossReplicas('group, kind, to', increase(`binnacle_cr_health_transitions_total{${matchers}}`))})`,
        legend: '{{to}}',
      },
    ],
    bars: true,
    colors: colorOfState,
  })
}

export function createdAndDeleted(matchers: string, width: number) {
  const total = (metric: string) =>
    `sum(${acrossReplicas('group, kind', increase(`${metric}{${matchers}}`))})`
  return timeSeries({
    title: 'Created and deleted',
    description:
      'A peak of creations is a deployment or a loop; the API server and every controller feel it.',
    unit: 'short',
    width,
    queries: [
      { expr: total('binnacle_cr_created_total'), legend: 'created' },
      { expr: total('binnacle_cr_deleted_total'), legend: 'deleted' },
    ],
    bars: true,
  })
}

export function warningEvents(matchers: string, by: string, width: number) {
  return timeSeries({
    title: 'Warning events',
    description:
      'Occurrences of events of type Warning about resources and what they own: the ten most frequent reasons.',
    unit: 'short',
    width,
    queries: [
      {
        expr: mostFrequent(
          10,
          (range) =>
            `(${acrossReplicas(by, `increase(binnacle_cr_events_total{${matchers}, type="Warning"}${range})`)})`,
        ),
        legend: by
          .split(', ')
          .filter((label) => label !== 'group')
          .map((label) => `{{${label}}}`)
          .join(' '),
      },
    ],
    bars: true,
    noValue: 'none',
  })
}
