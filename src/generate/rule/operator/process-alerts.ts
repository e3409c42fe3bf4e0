import {
  cadvisorMetrics,
  controllerRuntimeMetrics,
  kubeStateMetrics,
  processMetrics,
  scrapeMetrics,
} from '../../../catalogue/index.ts'
import { type AlertDefinition, defineAlert } from '../alert/alert-definition.ts'
import { ofNamespace, ofOperator, type RuleScope } from '../alert/rule-scope.ts'
import { number, range, share } from '../alert/setting.ts'
import { ofControllerRuntime, operatorName } from './controller.ts'

const leaderLabels = 'namespace, job, name'
const containerLabels = 'namespace, pod, container'
const pod = 'pod {{ $labels.pod }}{{ with $labels.namespace }} in {{ . }}{{ end }}'

function limitOf(scope: RuleScope, resource: 'cpu' | 'memory'): string {
  const limits = ofNamespace(scope, kubeStateMetrics.containerResourceLimits, `resource="${resource}"`)
  return `max by (${containerLabels}) (${limits})`
}

/** Of a named operator absence can be told for good; of any, for as long as it is remembered. */
function down(
  { downFor, absentFor }: { readonly downFor: string; readonly absentFor: string },
  scope: RuleScope,
): string {
  const { up } = scrapeMetrics
  const target = ofOperator(scope, up)
  if (scope.operator) return `max by (namespace, job) (${target}) == 0\nor absent(${target})`
  const seen = (within: string) =>
    `max_over_time(${ofOperator(scope, controllerRuntimeMetrics.maxConcurrentReconciles)}[${within}])`
  return `(
  max by (namespace, job) (${target}) == 0
  and on (namespace, job) ${seen(downFor)}
)
or (
  group by (namespace, job) (${seen(absentFor)})
  unless on (namespace, job) ${target}
)`
}

/** What is told of the processes of operators. */
export const processAlerts: readonly AlertDefinition[] = [
  defineAlert({
    name: 'OperatorNoLeader',
    part: 'operators',
    when: 'no replica holds the lease',
    severity: 'critical',
    for: '5m',
    settings: {},
    expression: (_, scope) =>
      `max by (${leaderLabels}) (${ofOperator(scope, controllerRuntimeMetrics.leaderElectionMasterStatus)}) == 0`,
    summary: `${operatorName} has no leader`,
    description: `No replica of ${operatorName} holds the lease {{ $labels.name }}, so none of them reconciles anything. \`kubectl get lease {{ $labels.name }}{{ with $labels.namespace }} -n {{ . }}{{ end }} -o yaml\` names the last holder.`,
  }),
  defineAlert({
    name: 'OperatorMultipleLeaders',
    part: 'operators',
    when: 'more than one replica holds the lease',
    severity: 'critical',
    for: '2m',
    settings: {},
    expression: (_, scope) => {
      const { leaderElectionMasterStatus } = controllerRuntimeMetrics
      const status = (matchers: string) => ofOperator(scope, leaderElectionMasterStatus, matchers)
      return `count by (${leaderLabels}) (
  max by (${leaderLabels}, pod) (${status('pod!=""')}) > 0
  or max by (${leaderLabels}, instance) (${status('pod=""')}) > 0
) > 1`
    },
    summary: `${operatorName} has {{ $value }} leaders`,
    description: `{{ $value }} replicas of ${operatorName} believe to hold the lease {{ $labels.name }}. They may undo one another's work. \`kubectl get lease {{ $labels.name }}{{ with $labels.namespace }} -n {{ . }}{{ end }} -o yaml\` names the one that the API server knows.`,
  }),
  defineAlert({
    name: 'OperatorDown',
    part: 'operators',
    when: 'none of its targets can be scraped, or it has none any more',
    severity: 'critical',
    for: '5m',
    settings: {
      downFor: range('1d', 'within how long it was seen to be an operator'),
      absentFor: range(
        '1h',
        'how long an operator without any target is missed: longer, and a removed one is',
      ),
    },
    expression: down,
    summary: `${operatorName} cannot be scraped`,
    description: `No target of ${operatorName} answers, or it has none any more: it is down, or Prometheus does not get to it. Nothing else can be told of it meanwhile. \`kubectl get pods{{ with $labels.namespace }} -n {{ . }}{{ end }}\` tells the first from the second.`,
  }),
  defineAlert({
    name: 'OperatorRestarting',
    part: 'operators',
    when: 'a process was started anew over 2 times in 30 minutes',
    severity: 'warning',
    for: '10m',
    settings: {
      over: number(2, 'restarts of one process'),
      window: range('30m', 'within how long'),
    },
    expression: ({ over, window }, scope) => {
      const started = ofOperator(scope, processMetrics.startTime)
      return `max by (namespace, job, pod, instance) (changes(${started}[${window}])) > ${over}\n${ofControllerRuntime(scope)}`
    },
    summary: `${operatorName} keeps restarting`,
    description: ({ window }) =>
      `{{ or $labels.pod $labels.instance }} of ${operatorName} was started anew {{ $value }} times in the last ${window}. After each start it lists everything again and begins from nothing.{{ with $labels.pod }} \`kubectl describe pod {{ . }}{{ with $labels.namespace }} -n {{ . }}{{ end }}\` says how it ended.{{ end }}`,
  }),
  defineAlert({
    name: 'OperatorMemoryNearLimit',
    part: 'operators',
    when: 'over 90 % of the memory limit are in use',
    severity: 'warning',
    for: '10m',
    operatorLabels: 'namespace, pod',
    settings: { over: share(0.9, 'share of the memory limit') },
    expression: ({ over }, scope) => {
      const used = ofNamespace(scope, cadvisorMetrics.memoryWorkingSet, 'container!=""')
      return `max by (${containerLabels}) (${used})
/ ${limitOf(scope, 'memory')}
> ${over}
${ofControllerRuntime(scope, 'namespace, pod')}`
    },
    summary: `Container {{ $labels.container }} of ${pod} is near its memory limit`,
    description: `The operator's container {{ $labels.container }} of ${pod} uses {{ $value | humanizePercentage }} of its memory limit; at the limit it is killed. Its caches grow with the objects that it watches. \`kubectl top pod {{ $labels.pod }}{{ with $labels.namespace }} -n {{ . }}{{ end }} --containers\` shows it now.`,
  }),
  defineAlert({
    name: 'OperatorCPUSaturated',
    part: 'operators',
    when: 'over 90 % of the CPU limit are in use',
    severity: 'warning',
    for: '10m',
    operatorLabels: 'namespace, pod',
    settings: {
      over: share(0.9, 'share of the CPU limit'),
      window: range('5m', 'over how long'),
    },
    expression: ({ over, window }, scope) => {
      const used = ofNamespace(scope, cadvisorMetrics.cpuUsageSecondsTotal, 'container!=""')
      return `sum by (${containerLabels}) (rate(${used}[${window}]))
/ ${limitOf(scope, 'cpu')}
> ${over}
${ofControllerRuntime(scope, 'namespace, pod')}`
    },
    summary: `Container {{ $labels.container }} of ${pod} is at its CPU limit`,
    description: `The operator's container {{ $labels.container }} of ${pod} uses {{ $value | humanizePercentage }} of its CPU limit and is slowed down: reconciles, lease renewals and probes take longer. \`kubectl top pod {{ $labels.pod }}{{ with $labels.namespace }} -n {{ . }}{{ end }} --containers\` shows it now.`,
  }),
]
