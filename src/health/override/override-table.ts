import type { OverrideEntry, OverrideRule } from './rule.ts'

/**
 * Kinds whose words mean something else than they say. A kind belongs here only when its own documentation gives its
 * words a meaning that no general rule can know; one that is merely misread wants a better rule.
 */
export const overrideTable: readonly OverrideEntry[] = [
  ...glooKinds(),
  ...chaosKinds(),
  {
    group: 'kafka.strimzi.io',
    kind: 'KafkaRebalance',
    source:
      'Strimzi, "Generating optimization proposals": a proposal that is ready waits until somebody approves it',
    rules: [
      {
        state: 'suspended',
        reason: 'ProposalReady',
        message: 'the proposal waits for approval',
        when: [{ path: 'status.conditions[type=ProposalReady].status', equals: 'True' }],
      },
    ],
  },
  {
    group: 'kafka.strimzi.io',
    kind: 'KafkaConnector',
    source:
      'Kafka Connect REST API, connector and task states; Strimzi, KafkaConnectorStatus: they stand beside Ready',
    rules: [
      { state: 'degraded', when: [{ path: 'status.connectorStatus.connector.state', equals: 'FAILED' }] },
      { state: 'degraded', when: [{ path: 'status.connectorStatus.tasks[*].state', equals: 'FAILED' }] },
      {
        state: 'suspended',
        when: [{ path: 'status.connectorStatus.connector.state', in: ['PAUSED', 'STOPPED'] }],
      },
    ],
  },
  {
    group: 'datadoghq.com',
    kind: 'DatadogMonitor',
    source:
      'Datadog operator, DatadogMonitorStatus: monitorState is that of what it watches, not of the monitor',
    rules: [
      {
        state: 'degraded',
        reason: 'Error',
        when: [{ path: 'status.conditions[type=Error].status', equals: 'True' }],
      },
      {
        state: 'healthy',
        reason: 'Created',
        when: [{ path: 'status.conditions[type=Created].status', equals: 'True' }],
      },
    ],
  },
]

/** `core.solo.io.Status`: an enum that is written as its number by some versions. */
function glooKinds(): OverrideEntry[] {
  const source = 'solo-kit, core.solo.io Status.State: Pending 0, Accepted 1, Rejected 2, Warning 3'
  const paths = ['status.statuses[*].state', 'status.state']
  const rules = [
    ...anyOf(paths, { state: 'degraded', reason: 'Rejected' }, [2, 'Rejected']),
    ...anyOf(paths, { state: 'degraded', reason: 'Warning' }, [3, 'Warning']),
    ...anyOf(paths, { state: 'progressing', reason: 'Pending' }, [0, 'Pending']),
    ...anyOf(paths, { state: 'healthy', reason: 'Accepted' }, [1, 'Accepted']),
  ]
  const kinds = {
    'gateway.solo.io': [
      'Gateway',
      'MatchableHttpGateway',
      'RouteOption',
      'RouteTable',
      'VirtualHostOption',
      'VirtualService',
    ],
    'gloo.solo.io': ['Proxy', 'Settings', 'Upstream', 'UpstreamGroup'],
  }
  return Object.entries(kinds).flatMap(([group, names]) =>
    names.map((kind) => ({ group, kind, source, rules })),
  )
}

function anyOf(
  paths: readonly string[],
  rule: Omit<OverrideRule, 'when'>,
  values: readonly (string | number)[],
): OverrideRule[] {
  return paths.map((path) => ({ ...rule, when: [{ path, in: values }] }))
}

/** Faults that are injected on purpose: not recovered is the aim while they run. */
function chaosKinds(): OverrideEntry[] {
  const source =
    'Chaos Mesh, ConditionAllInjected and ConditionAllRecovered: the steps of an experiment, one after the other'
  const is = (type: string) => ({ path: `status.conditions[type=${type}].status`, equals: 'True' })
  const rules: OverrideRule[] = [
    { state: 'suspended', reason: 'Paused', when: [is('Paused')] },
    { state: 'healthy', reason: 'AllInjected', when: [is('AllInjected')] },
    { state: 'healthy', reason: 'AllRecovered', when: [is('AllRecovered')] },
  ]
  const kinds = [
    'DNSChaos',
    'HTTPChaos',
    'IOChaos',
    'KernelChaos',
    'NetworkChaos',
    'PodChaos',
    'StressChaos',
    'TimeChaos',
  ]
  return kinds.map((kind) => ({ group: 'chaos-mesh.org', kind, source, rules }))
}
