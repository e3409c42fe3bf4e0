import { kindMetrics, monitorMetrics, resourceMetrics } from '../../../catalogue/index.ts'
import { type AlertDefinition, defineAlert } from '../alert/alert-definition.ts'
import { ofKind } from '../alert/rule-scope.ts'
import { age, durationSeconds, number, share } from '../alert/setting.ts'
import {
  describeCommand,
  exceptDeleting,
  exceptSuspended,
  identity,
  ofThis,
  perResource,
  subject,
} from './identity.ts'

const finalizers = ofThis(
  resourceMetrics.finalizer.name,
  (query) => `{{ range ${query} }} {{ .Labels.finalizer }}{{ end }}`,
  'finalizer',
)

/** What is told of resources whose controller does not do what it should. */
export const neglectAlerts: readonly AlertDefinition[] = [
  defineAlert({
    name: 'CustomResourceGenerationStale',
    part: 'resources',
    when: 'the observed generation lies behind, and it is not being deleted',
    severity: 'warning',
    for: '10m',
    settings: {},
    expression: (_, scope) => {
      const generation = ofKind(scope, resourceMetrics.generation)
      const observed = ofKind(scope, resourceMetrics.observedGeneration)
      return `${perResource(`${generation} > ${observed}`)}\n${exceptDeleting(scope)}`
    },
    summary: `The controller of ${subject} has not acted on its latest spec`,
    description: `The spec of ${subject} is at generation {{ $value }}, and its status still speaks of an older one: its controller does not run, fails, or does not get to it. \`${describeCommand}\` shows both.`,
  }),
  defineAlert({
    name: 'CustomResourceNeverReconciled',
    part: 'resources',
    when: 'older than 10 minutes with neither a condition nor an observed generation, where at least half of its siblings have one',
    severity: 'warning',
    for: '5m',
    settings: {
      olderThan: age('10m', 'age from which on a status is expected'),
      siblings: share(0.5, 'share of the resources of its kind that have to have a status'),
    },
    expression: ({ olderThan, siblings }, scope) => {
      const created = ofKind(scope, resourceMetrics.created)
      const observed = ofKind(scope, resourceMetrics.observedGeneration)
      return `time() - ${perResource(`
  ${created}
  unless on (${identity}) ${observed}
  unless on (${identity}) ${ofKind(scope, resourceMetrics.condition, 'status="True"')}
  ${exceptDeleting(scope)}
`)} > ${durationSeconds(olderThan)}
and on (group, kind) (
  max by (group, kind) (sum by (group, kind, type) (${ofKind(scope, kindMetrics.conditions)}))
    / sum by (group, kind) (${ofKind(scope, kindMetrics.resources)}) >= ${siblings}
  or count by (group, kind) (${observed}) / count by (group, kind) (${created}) >= ${siblings}
)`
    },
    summary: `No controller has taken up ${subject}`,
    description: `${subject} was created {{ $value | humanizeDuration }} ago and has no status yet, though others of its kind do. Its controller may not watch its namespace, may select by a label or class that it lacks, or may fail on it. \`${describeCommand}\` shows what is known of it.`,
  }),
  defineAlert({
    name: 'CustomResourceDeletionStuck',
    part: 'resources',
    when: 'its deletion was asked for over 15 minutes ago; names the finalizers',
    severity: 'warning',
    for: '5m',
    settings: { olderThan: age('15m', 'how long a deletion may take') },
    expression: ({ olderThan }, scope) =>
      `time() - ${perResource(ofKind(scope, resourceMetrics.deletion))} > ${durationSeconds(olderThan)}`,
    summary: `The deletion of ${subject} is stuck`,
    description: `${subject} should have been gone for {{ $value | humanizeDuration }}. It is held by these finalizers:${finalizers}. Whoever set them has to do its work and take them off; \`${describeCommand}\` says who that is.`,
  }),
  defineAlert({
    name: 'CustomResourceHeartbeatStale',
    part: 'resources',
    when: 'a heartbeat is older than ten times its usual interval',
    severity: 'warning',
    for: '5m',
    settings: { factor: number(10, 'times the usual interval') },
    expression: ({ factor }, scope) => {
      const heartbeat = ofKind(scope, resourceMetrics.heartbeat)
      const synced = ofKind(scope, monitorMetrics.kindState, 'state="synced"')
      // Its age when it was scraped: since then it may have moved, all the more when Prometheus itself was away.
      return `min by (${identity}, field) (timestamp(${heartbeat}) - ${heartbeat})
> ${factor} * ${perResource(ofKind(scope, resourceMetrics.heartbeatInterval), 'field')}
and on (group, kind) ${synced} == 1
${exceptDeleting(scope)}
${exceptSuspended(scope)}`
    },
    summary: `status.{{ $labels.field }} of ${subject} does not move any more`,
    description: `status.{{ $labels.field }} of ${subject} was last written {{ $value | humanizeDuration }} ago, ten times as long as usual: what writes it may have stopped, and the rest of the status may be as old. \`${describeCommand}\` shows what else it says.`,
  }),
]
