import { monitorMetrics } from '../../../catalogue/index.ts'
import { type AlertDefinition, defineAlert } from '../alert/alert-definition.ts'
import { number, range, words } from '../alert/setting.ts'

const kind = '{{ $labels.kind }}.{{ $labels.group }}'

/** As the manifests and the chart label them. */
const podsCommand = '`kubectl get pods -A -l app.kubernetes.io/name=binnacle -o wide` shows its pods.'

/** What is told of Binnacle itself: whether the rest can be relied on. */
export const monitorAlerts: readonly AlertDefinition[] = [
  defineAlert({
    name: 'BinnacleDown',
    part: 'monitor',
    when: 'no Binnacle is scraped',
    severity: 'critical',
    for: '5m',
    settings: {},
    expression: () => `absent(${monitorMetrics.buildInfo.name})`,
    summary: 'No Binnacle is scraped',
    description: `There are no metrics of Binnacle: it is down, or Prometheus does not get to it. Nothing is told of custom resources meanwhile. ${podsCommand}`,
  }),
  defineAlert({
    name: 'BinnacleWatchErrors',
    part: 'monitor',
    when: 'watches of a kind ended in over 5 errors in 15 minutes',
    severity: 'warning',
    for: '5m',
    settings: {
      over: number(5, 'errors of one kind in one replica'),
      window: range('15m', 'within how long'),
    },
    expression: ({ over, window }) =>
      `max by (group, kind) (increase(${monitorMetrics.watchErrorsTotal.name}[${window}])) > ${over}`,
    summary: `Binnacle's watch of ${kind} keeps failing`,
    description: ({ window }) =>
      `Binnacle's watch of ${kind} ended in an error about {{ $value | printf "%.0f" }} times in the last ${window}. What it shows of the kind may be late; its log says what the API server answers. ${podsCommand}`,
  }),
  defineAlert({
    name: 'BinnacleDataStale',
    part: 'monitor',
    when: 'the watch of a kind does not work',
    severity: 'warning',
    for: '10m',
    settings: {
      states: words(['syncing', 'stale', 'failed'], 'states of a watch; forbidden is another that there is'),
    },
    expression: ({ states }) =>
      `max by (group, kind, state) (${monitorMetrics.kindState.name}{state=~"${states.join('|')}"}) == 1`,
    summary: `What Binnacle tells of ${kind} is out of date`,
    description: `Binnacle's watch of ${kind} is {{ $labels.state }}: what it tells of the kind is old, or nothing. /readyz and its log say why. ${podsCommand}`,
  }),
  defineAlert({
    name: 'BinnacleCardinalityLimit',
    part: 'monitor',
    when: 'series of a kind are left out because a limit is reached',
    severity: 'warning',
    for: '5m',
    settings: {},
    expression: () => `max by (group, kind) (${monitorMetrics.seriesLimitReached.name}) == 1`,
    summary: `Binnacle leaves out series of ${kind}`,
    description: `There are more series of ${kind} than Binnacle's limit allows, so some resources have none, and alerts do not see them. ${podsCommand}`,
  }),
  defineAlert({
    name: 'BinnacleTierLowered',
    part: 'monitor',
    when: 'it writes less of each resource by itself, for the memory or the number of series',
    severity: 'warning',
    for: '2m',
    settings: {
      reasons: words(
        ['memory', 'series'],
        'what lowered it; asked and default are the others that there are',
      ),
    },
    expression: ({ reasons }) =>
      `max by (namespace, job, tier, because) (${monitorMetrics.tier.name}{because=~"${reasons.join('|')}"}) == 1`,
    summary: 'Binnacle writes only tier {{ $labels.tier }} of each resource',
    description:
      'Binnacle lowered its tier to {{ $labels.tier }} by itself, because of {{ $labels.because }}, and stays there until it is restarted. Alerts that read what it leaves out are silent, and those that were firing are resolved though nothing is mended.',
  }),
  defineAlert({
    name: 'BinnacleShardMissing',
    part: 'monitor',
    when: 'fewer shards are scraped than there should be',
    severity: 'critical',
    for: '10m',
    settings: {},
    expression:
      () => `count by (namespace, job) (count_values by (namespace, job) ("shard", ${monitorMetrics.shard.name}))
< max by (namespace, job) (${monitorMetrics.shards.name})`,
    summary: 'Only {{ $value }} shards of Binnacle are there',
    description: `Binnacle is split into more shards than the {{ $value }} that are scraped: the resources of the others are watched by nobody, and no alert fires for them. ${podsCommand}`,
  }),
]
