import { resourceMetrics, transitionMetrics, workloadMetrics } from '../../../catalogue/index.ts'
import { type AlertDefinition, defineAlert } from '../alert/alert-definition.ts'
import { ofKind } from '../alert/rule-scope.ts'
import { number, range } from '../alert/setting.ts'
import {
  describeCommand,
  exceptDeleting,
  exceptSuspended,
  forOver,
  identity,
  ofThis,
  perResource,
  subject,
} from './identity.ts'

const replicasMismatch = 'CustomResourceReplicasMismatch'

const readyCount = ofThis(resourceMetrics.readyReplicas.name, (query) => {
  return `{{ with ${query} }}{{ . | first | value }}{{ else }}another number{{ end }}`
})

/** What is told of resources that are not as their spec says, or do not stay as they are. */
export const differenceAlerts: readonly AlertDefinition[] = [
  defineAlert({
    name: replicasMismatch,
    part: 'resources',
    when: 'ready replicas are not as many as the spec asks for, and have not changed for 15 minutes',
    severity: 'warning',
    for: '15m',
    settings: {
      unchanged: range('15m', 'how long their number has to rest: while it moves, a rollout is under way'),
    },
    expression: ({ unchanged }, scope) => {
      const ready = ofKind(scope, resourceMetrics.readyReplicas)
      return `${perResource(`${ofKind(scope, resourceMetrics.specReplicas)} != ${ready}`)}
unless on (${identity}) changes(${ready}[${unchanged}]) > 0
${exceptDeleting(scope)}
${exceptSuspended(scope)}`
    },
    summary: `${subject} does not have the replicas that it asks for`,
    description: `${subject} asks for {{ $value }} replicas and has ${readyCount} ready, which does not change. \`${describeCommand}\` shows the pods and why they wait.`,
  }),
  defineAlert({
    name: 'CustomResourceDiverged',
    part: 'resources',
    when: 'a field of the status differs from its counterpart in the spec, and it is not suspended',
    severity: 'warning',
    for: '15m',
    settings: {},
    leavesTo: [replicasMismatch],
    expression: (_, scope) => {
      const differs = (matchers = '') => `${ofKind(scope, resourceMetrics.divergence, matchers)} == 1`
      // Ready replicas that are not as many have an alert of their own, which waits until their number rests.
      const told = scope.off.has(replicasMismatch)
        ? differs()
        : `
  ${differs('field!="replicas"')}
  or ${differs('field="replicas"')} unless on (${identity}) ${ofKind(scope, resourceMetrics.readyReplicas)}
`
      return `${perResource(told, 'field')}
${exceptDeleting(scope)}
${exceptSuspended(scope)}`
    },
    summary: `${subject} differs from its spec in {{ $labels.field }}`,
    description: ({ for: held }) =>
      `What ${subject} has in {{ $labels.field }} is not what its spec asks for${forOver(held)}. \`${describeCommand}\` shows both values.`,
  }),
  defineAlert({
    name: 'CustomResourceConditionFlapping',
    part: 'resources',
    when: 'a condition changed over 5 times in 30 minutes',
    severity: 'warning',
    keepFiringFor: '30m',
    settings: {
      over: number(5, 'changes of the status of one condition'),
      window: range('30m', 'within how long'),
    },
    expression: ({ over, window }, scope) => {
      const changes = `increase(${ofKind(scope, transitionMetrics.conditionTransitionsTotal)}[${window}])`
      return perResource(`sum without (to) (${changes} > 0) > ${over}`, 'type')
    },
    summary: `Condition {{ $labels.type }} of ${subject} is flapping`,
    description: ({ window }) =>
      `Condition {{ $labels.type }} of ${subject} changed about {{ $value | printf "%.0f" }} times in the last ${window}: two controllers may be at odds, or a check is on the edge. \`${describeCommand}\` shows when and with which reasons.`,
  }),
  defineAlert({
    name: 'OwnedPodCrashLooping',
    part: 'resources',
    when: "the restarts of a resource's pod grew over 3 times in 30 minutes",
    severity: 'warning',
    for: '10m',
    settings: {
      over: number(3, 'restarts of one pod'),
      window: range('30m', 'within how long'),
    },
    expression: ({ over, window }, scope) => {
      const restarts = ofKind(scope, workloadMetrics.ownedRestarts)
      return perResource(`changes(${restarts}[${window}]) > ${over}`, 'pod')
    },
    summary: `Pod {{ $labels.pod }} of ${subject} keeps restarting`,
    description: ({ window }) =>
      `Pod {{ $labels.pod }}, which belongs to ${subject}, was restarted {{ $value }} times in the last ${window}. \`kubectl logs --previous {{ $labels.pod }}{{ with $labels.namespace }} -n {{ . }}{{ end }}\` shows what its containers said last.`,
  }),
]
