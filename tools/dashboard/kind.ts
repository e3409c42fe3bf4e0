import { RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import { dashboardFrame } from './dashboard-frame.ts'
import { linkOf, operatorLink, resourceLink } from './dashboard-link.ts'
import { ranked } from './health-state.ts'
import { firingAlerts } from './panel/alerts.ts'
import {
  createdAndDeleted,
  healthOverTime,
  healthStats,
  healthTransitions,
  namedStates,
  warningEvents,
} from './panel/health-panels.ts'
import { heatmap } from './panel/heatmap.ts'
import { quantilesOfRange } from './panel/quantile.ts'
import { reconcileErrorRatio, reconcileLatency, reconcileRate } from './panel/reconcile-panels.ts'
import { stat } from './panel/stat.ts'
import { table } from './panel/table.ts'
import { timeSeries } from './panel/time-series.ts'
import { acrossReplicas, identity, increase, matching } from './selector.ts'
import { kindVariables, labelVariable } from './variable.ts'

const { kind, resourcesOfKind: resources } = matching
/** Controllers are named after their kind unless their author says otherwise; their targets are others than ours. */
const controllers = 'cluster=~"$cluster", controller=~"(?i)$kind"'

/** One kind: which of its resources are unwell, since when, and whether its controller is the reason. */
export function kindDashboard() {
  const dashboard = dashboardFrame({
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
        series: 'binnacle_cr_health{cluster=~"$cluster", job=~"$job", group="$group", kind="$kind"}',
        all: '.*',
      }),
    ],
  })
  for (const panel of healthStats(kind)) dashboard.withPanel(panel)
  return dashboard
    .withPanel(resourcesWorstFirst())
    .withPanel(conditions())
    .withRow(new RowBuilder('What happened'))
    .withPanel(healthOverTime(kind, 12))
    .withPanel(healthTransitions(kind, 12))
    .withPanel(warningEvents(kind, 'reason', 12))
    .withPanel(createdAndDeleted(kind, 12))
    .withPanel(firingAlerts('group="$group", kind="$kind", namespace=~"$namespace"', 12, 8))
    .withPanel(divergingFields())
    .withRow(new RowBuilder('Its controller, when it has the name of the kind'))
    .withPanel(reconcileRate(controllers, 8).links([linkOf(operatorLink)]))
    .withPanel(reconcileErrorRatio(controllers, 8).links([linkOf(operatorLink)]))
    .withPanel(reconcileLatency(controllers, 8).links([linkOf(operatorLink)]))
    .withRow(new RowBuilder('How long things take'))
    .withPanel(
      durations(
        'Time to ready',
        'From creation until healthy for the first time, of those that got there in this time range.',
        'binnacle_cr_time_to_ready_seconds',
      ),
    )
    .withPanel(
      durations(
        'Time to delete',
        'From the request until gone: the time that finalizers take.',
        'binnacle_cr_deletion_duration_seconds',
      ),
    )
    .withPanel(stateDurations())
    .withRow(new RowBuilder('Definition and size'))
    .withPanel(versions())
    .withPanel(totalSize())
    .withPanel(sizes())
}

function resourcesWorstFirst() {
  const counted = (series: string) => `sum by (${identity}) (${series})`
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
      { name: 'rank', expr: `topk(500, ${ranked(resources)})`, hidden: true },
      {
        name: 'condition changed',
        expr: `1000 * max by (${identity}) (binnacle_cr_condition_last_transition_timestamp_seconds{${resources}})`,
        unit: 'dateTimeFromNow',
        width: 140,
      },
      {
        name: 'diverging fields',
        expr: counted(`max by (${identity}, field) (binnacle_cr_divergence{${resources}})`),
        width: 120,
        color: 'orange',
      },
      {
        name: 'restarts',
        expr: counted(`max by (${identity}, pod) (binnacle_cr_owned_restarts{${resources}})`),
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

function divergingFields() {
  return timeSeries({
    title: 'Status differs from spec, by field',
    description:
      'Resources whose status does not show what their spec asks for. Lasting: the controller does not get there. Short: a roll-out.',
    unit: 'short',
    width: 12,
    queries: [
      {
        expr: `sum by (field) (max by (${identity}, field) (binnacle_cr_divergence{${resources}}))`,
        legend: '{{field}}',
      },
    ],
    noValue: 'no field of this kind is in both',
  })
}

function durations(title: string, description: string, metric: string) {
  return stat({
    title,
    description,
    unit: 's',
    width: 6,
    height: 8,
    queries: quantilesOfRange([0.5, 0.9, 0.99], `${metric}_bucket{${kind}}`),
    noValue: 'none in this time range',
  })
}

function stateDurations() {
  return timeSeries({
    title: 'How long a state lasted',
    description:
      'Median of how long resources had been in a state when they left it. Short healthy times are flapping.',
    unit: 's',
    width: 12,
    queries: [
      {
        expr: `histogram_quantile(0.5, sum by (state, le) (${increase(`binnacle_cr_state_duration_seconds_bucket{${kind}}`)}))`,
        legend: '{{state}}',
      },
    ],
    noValue: 'no resource changed its state',
  })
}

function versions() {
  return table({
    title: 'Versions of the definition',
    description:
      'A version that is deprecated, or that resources may be stored in although it is not the one for storage, wants a migration.',
    unit: 'short',
    width: 10,
    labels: [
      { label: 'version', width: 110 },
      { label: 'served', width: 80 },
      { label: 'storage', width: 80 },
      { label: 'deprecated' },
    ],
    values: [
      {
        name: 'monitors',
        expr: `count by (version, served, storage, deprecated) (binnacle_cr_crd_version{${kind}})`,
        hidden: true,
      },
    ],
  })
}

function totalSize() {
  return timeSeries({
    title: 'Size of all resources',
    description:
      'As JSON: about what the kind takes in etcd, and what a controller that lists it has to read.',
    unit: 'bytes',
    width: 7,
    height: 9,
    queries: [{ expr: acrossReplicas('group, kind', `binnacle_cr_kind_bytes{${kind}}`), legend: '{{kind}}' }],
  })
}

function sizes() {
  return heatmap({
    title: 'Sizes of resources that changed',
    description:
      'One for each version that was read. etcd takes requests of 1.5 MiB; what is near that will fail to be written.',
    unit: 'bytes',
    width: 7,
    height: 9,
    expr: `sum by (le) (${increase(`binnacle_cr_object_bytes_bucket{${kind}}`)})`,
  })
}
