import { dashboard } from '../dashboard.ts'
import { kindVariables, labelVariable } from '../variable.ts'
import { controller } from './controller.ts'
import { definition } from './definition.ts'
import { durations } from './durations.ts'
import { history } from './history.ts'
import { resources } from './resources.ts'

/** One kind: which of its resources are unwell, since when, and whether its controller is the reason. */
export function kindDashboard() {
  return dashboard({
    uid: 'binnacle-kind',
    title: 'Kind',
    description:
      'One kind of custom resource: which are unwell, since when, and whether their controller is the reason.',
    variables: [
      ...kindVariables(),
      labelVariable({
        name: 'namespace',
        label: 'Namespace',
        description: 'Of the resources and fields listed. Counts of the kind are of all namespaces.',
        series: 'binnacle_cr_info{cluster=~"$cluster", job=~"$job", group="$group", kind="$kind"}',
        all: '.*',
      }),
    ],
    rows: [resources(), history(), controller(), durations(), definition()],
  })
}
