import { dashboard } from '../dashboard.ts'
import { matching } from '../selector.ts'
import { firingAlerts } from '../subject/alert.ts'
import {
  createdAndDeleted,
  healthOverTime,
  healthStats,
  healthTransitions,
  warningEvents,
} from '../subject/health.ts'
import { labelVariable, targetVariables } from '../variable.ts'
import { healthByKind } from './health-by-kind.ts'
import { kindsNotWatched } from './kinds-not-watched.ts'
import { needsAttention } from './needs-attention.ts'

const { kinds } = matching

/** Every kind at a glance: is anything wrong, where, since when, does it spread. */
export function fleetDashboard() {
  return dashboard({
    uid: 'binnacle-fleet',
    title: 'Fleet',
    description: 'Every custom resource of the cluster: is anything wrong, where, and since when.',
    variables: [
      ...targetVariables('binnacle_build_info', { instance: 'hidden' }),
      labelVariable({
        name: 'group',
        label: 'Group',
        series: 'binnacle_cr_resources{cluster=~"$cluster", job=~"$job"}',
        all: '.*',
      }),
      labelVariable({
        name: 'kind',
        label: 'Kind',
        series: 'binnacle_cr_resources{cluster=~"$cluster", job=~"$job", group=~"$group"}',
        all: '.*',
      }),
      labelVariable({
        name: 'namespace',
        label: 'Namespace',
        description: 'Of the resources that need attention. Counts by kind are of all namespaces.',
        series: 'binnacle_cr_info{cluster=~"$cluster", job=~"$job", group=~"$group", kind=~"$kind"}',
        all: '.*',
      }),
    ],
    rows: [
      { panels: [...healthStats(kinds), needsAttention(), healthByKind(), healthOverTime(kinds, 10)] },
      {
        title: 'What happened',
        panels: [
          healthTransitions(kinds, 8),
          warningEvents(kinds, 'group, kind, reason', 8),
          createdAndDeleted(kinds, 8),
        ],
      },
      {
        title: 'Alerts, and whether this can be relied on',
        panels: [firingAlerts('group=~"$group", kind=~"$kind"', 12), kindsNotWatched()],
      },
    ],
  })
}
