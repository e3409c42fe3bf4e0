import { eventMetrics, kindMetrics, monitorMetrics, resourceMetrics } from '../../../catalogue/index.ts'
import { type AlertDefinition, defineAlert } from '../alert/alert-definition.ts'
import { ofKind } from '../alert/rule-scope.ts'
import { durationSeconds, number, range } from '../alert/setting.ts'
import { describeCommand, overReplicas, perResource, subject } from './identity.ts'

/** Through a gap between scrapes of this length a series is known to have been there before. */
const remembered = '1h'

/** What is told of a kind as a whole. */
export const kindAlerts: readonly AlertDefinition[] = [
  defineAlert({
    name: 'CustomResourceWarningEvents',
    part: 'resources',
    when: 'over 20 warning events of one reason in 15 minutes',
    severity: 'info',
    settings: {
      over: number(20, 'warning events of one kind and reason'),
      window: range('15m', 'within how long'),
    },
    expression: ({ over, window }, scope) => {
      const events = ofKind(scope, eventMetrics.eventsTotal, 'type="Warning"')
      const scrapes = `count_over_time(${monitorMetrics.buildInfo.name}[${window}])`
      // A reason that is new begins at what it counts, which is no increase. It is new if its replica, which counts from its
      // start on, was scraped before it was there.
      return `${overReplicas(scope)} by (group, kind, reason) (
  (
    last_over_time(${events}[${window}])
    and ${events}
    and (count_over_time(${events}[${window}]) < on (instance) group_left () max by (instance) (${scrapes}))
    unless last_over_time(${events}[${remembered}] offset ${window})
  )
  or increase(${events}[${window}])
) > ${over}`
    },
    summary: 'Many {{ $labels.reason }} events about {{ $labels.kind }}',
    description: ({ window }) =>
      `About {{ $value | printf "%.0f" }} warning events with the reason {{ $labels.reason }} came in the last ${window}, about resources of {{ $labels.kind }}.{{ $labels.group }} or what they own. \`binnacle events {{ $labels.kind }}.{{ $labels.group }} -A --types Warning\` shows them.`,
  }),
  defineAlert({
    name: 'CustomResourceCreationSpike',
    part: 'resources',
    when: "over 20 created in 10 minutes, and over ten times the day's usual; silent in the first day",
    severity: 'info',
    settings: {
      factor: number(10, "times the day's usual"),
      least: number(20, 'how many have to be created'),
      window: range('10m', 'within how long'),
      usual: range('1d', 'what is usual is the mean of so long before'),
    },
    refusal: ({ window, usual }) =>
      durationSeconds(usual) > durationSeconds(window)
        ? undefined
        : `its usual (${usual}) has to be longer than its window (${window})`,
    expression: ({ factor, least, window, usual }, scope) => {
      const created = ofKind(scope, kindMetrics.createdTotal)
      const by = `${overReplicas(scope)} by (group, kind)`
      // Over pods that are no more, too: a monitor that was rolled out counted under several names.
      const replicas = scope.sharded ? '' : ` / count by (group, kind) (${created})`
      const parts = Number((durationSeconds(usual) / durationSeconds(window)).toFixed(3))
      return `${by} (increase(${created}[${window}])) > ${least}
and
  ${by} (increase(${created}[${window}]))
  > ${factor} * sum by (group, kind) (increase(${created}[${usual}] offset ${window}))${replicas} / ${parts}
and on (group, kind) ${created} offset ${usual}`
    },
    summary: 'Unusually many {{ $labels.kind }} are being created',
    description: ({ window }) =>
      `About {{ $value | printf "%.0f" }} resources of {{ $labels.kind }}.{{ $labels.group }} were created in the last ${window}, far more than usual: a loop in a controller or in somebody's pipeline makes such numbers. \`kubectl get {{ $labels.kind }}.{{ $labels.group }} -A --sort-by=.metadata.creationTimestamp\` ends with them.`,
  }),
  defineAlert({
    name: 'CustomResourceObjectNearLimit',
    part: 'resources',
    when: 'larger than 1 MiB as JSON',
    severity: 'info',
    settings: { overBytes: number(1_048_576, 'size as JSON; those over 512 KiB are known') },
    expression: ({ overBytes }, scope) =>
      `${perResource(ofKind(scope, resourceMetrics.largeObject))} > ${overBytes}`,
    summary: `${subject} is nearly too large to be stored`,
    description: `${subject} is {{ $value | humanize1024 }}B of JSON. etcd refuses requests over 1.5 MiB, and from then on nobody can write it any more, its controller neither. \`${describeCommand}\` says where it stands.`,
  }),
  defineAlert({
    name: 'CRDStoredVersionStale',
    part: 'resources',
    when: 'a version is listed as stored that is no longer the storage version',
    severity: 'info',
    for: '1h',
    settings: {},
    expression: (_, scope) => {
      const stale = ofKind(scope, kindMetrics.definitionStoredVersion, 'storage="false"')
      return `max by (group, kind, name, version) (${stale}) == 1`
    },
    summary: 'Version {{ $labels.version }} of {{ $labels.name }} may still be stored',
    description:
      'Resources of {{ $labels.name }} may still lie in etcd in version {{ $labels.version }}, which nothing writes any more. It cannot be taken out of the definition before they are written anew and status.storedVersions is cleared of it. `kubectl get crd {{ $labels.name }} -o jsonpath={.status.storedVersions}` lists what it has.',
  }),
]
