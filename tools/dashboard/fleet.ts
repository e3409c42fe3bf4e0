import { RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import { attention } from './attention.ts'
import { dashboardFrame } from './dashboard-frame.ts'
import { kindLink, resourceLink } from './dashboard-link.ts'
import { healthStates } from './health-state.ts'
import { firingAlerts } from './panel/alerts.ts'
import {
  createdAndDeleted,
  healthOverTime,
  healthStats,
  healthTransitions,
  warningEvents,
} from './panel/health-panels.ts'
import { table } from './panel/table.ts'
import { acrossReplicas, identity, matching } from './selector.ts'
import { labelVariable, targetVariables } from './variable.ts'

const kinds = matching.kinds
const resources = matching.resources

/** Every kind at a glance: is anything wrong, where, since when, does it spread. */
export function fleetDashboard() {
  const dashboard = dashboardFrame({
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
        series: 'binnacle_cr_health{cluster=~"$cluster", job=~"$job", group=~"$group", kind=~"$kind"}',
        all: '.*',
      }),
    ],
  })
  for (const panel of healthStats(kinds)) dashboard.withPanel(panel)
  return dashboard
    .withPanel(needsAttention())
    .withPanel(healthByKind())
    .withPanel(healthOverTime(kinds, 12))
    .withRow(new RowBuilder('What happened'))
    .withPanel(healthTransitions(kinds, 8))
    .withPanel(warningEvents(kinds, 'group, kind, reason', 8))
    .withPanel(createdAndDeleted(kinds, 8))
    .withRow(new RowBuilder('Alerts, and whether this can be relied on'))
    .withPanel(firingAlerts('group=~"$group", kind=~"$kind"', 12))
    .withPanel(kindsNotWatched())
}

function needsAttention() {
  const wanting = `topk(200, ${attention(resources)})`
  const ofThese = `and on (${identity}) (${attention(resources)})`
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
        expr: `sum by (${identity}) (max by (${identity}, pod) (binnacle_cr_owned_restarts{${resources}})) ${ofThese}`,
        width: 80,
      },
    ],
    sortBy: 'urgency',
  })
}

function healthByKind() {
  const counted = (state: string) =>
    acrossReplicas('cluster, group, kind', `binnacle_cr_resources{${kinds}, health="${state}"}`)
  const shown = healthStates.filter(({ state }) => state !== 'suspended')
  return table({
    title: 'Health by kind',
    description:
      'Kinds with the most degraded resources first. A click on a kind shows it. Suspended ones are on the page of the kind.',
    unit: 'short',
    width: 12,
    height: 8,
    labels: [
      { label: 'group', width: 140 },
      { label: 'kind', link: kindLink },
    ],
    values: shown.map(({ state, color }) => ({
      name: state,
      expr: counted(state),
      width: 82,
      ...(state !== 'healthy' && { color }),
    })),
    sortBy: 'degraded',
  })
}

function kindsNotWatched() {
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
