import { acrossReplicas } from '../aggregation.ts'
import { kindLink } from '../dashboard-link.ts'
import { healthStates } from '../health-state.ts'
import { table } from '../panel/table.ts'
import { matching } from '../selector.ts'

const { kinds } = matching

export function healthByKind() {
  const counted = (state: string) =>
    acrossReplicas('cluster, group, kind', `binnacle_cr_resources{${kinds}, health="${state}"}`)
  const shown = healthStates.filter(({ state }) => state !== 'suspended')
  return table({
    title: 'Health by kind',
    description:
      'Kinds with the most degraded resources first. A click on a kind shows it. Suspended ones are on the page of the kind.',
    unit: 'short',
    width: 14,
    height: 8,
    labels: [
      { label: 'group', width: 140 },
      { label: 'kind', link: kindLink },
    ],
    values: shown.map(({ state, color }) => ({
      name: state,
      expr: counted(state),
      width: 95,
      ...(state !== 'healthy' && { color }),
    })),
    sortBy: 'degraded',
  })
}
