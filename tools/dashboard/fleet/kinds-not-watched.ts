import { table } from '../panel/table.ts'
import { matching } from '../selector.ts'

const { kinds } = matching

export function kindsNotWatched() {
  return table({
    title: 'Kinds that are not watched',
    description:
      'Kinds whose watch is not running: what is shown of them is old or missing. The log of the monitor says why; often it may not list them.',
    unit: 'short',
    width: 12,
    height: 6,
    noValue: 'none: every kind is watched',
    labels: [{ label: 'group', width: 240 }, { label: 'kind', width: 200 }, { label: 'state' }],
    values: [
      {
        name: 'monitors',
        expr: `count by (cluster, group, kind, state) (binnacle_kind_state{${kinds}, state!="synced"} == 1)`,
        width: 100,
      },
    ],
  })
}
