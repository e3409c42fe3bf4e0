import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { assess, explain, type Hints } from '../index.ts'

/** A verdict as `state reason`. */
function say(object: string, hints: Hints = {}): string {
  const { state, reason } = assess(parse(object), hints)
  return `${state} ${reason}`
}

const at = (second: number) => Date.UTC(2026, 0, 1, 0, 0, second)
const midnight = '2026-01-01T00:00:00Z'

describe('a Deployment', () => {
  const deployment = (status: string, spec = 'replicas: 3') =>
    `{apiVersion: apps/v1, kind: Deployment, metadata: {generation: 2}, spec: {${spec}}, status: {${status}}}`
  const rolledOut = '{type: Progressing, status: "True", reason: NewReplicaSetAvailable}'
  const full =
    'observedGeneration: 2, replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3'

  test.each([
    ['all there', full, undefined, 'healthy AllAvailable'],
    ['nothing observed yet', '', undefined, 'progressing GenerationNotObserved'],
    ['an older generation', 'observedGeneration: 1', undefined, 'progressing GenerationNotObserved'],
    [
      'not all updated',
      'observedGeneration: 2, replicas: 3, updatedReplicas: 1, availableReplicas: 3',
      undefined,
      'progressing RollingOut',
    ],
    [
      'old ones left',
      'observedGeneration: 2, replicas: 4, updatedReplicas: 3, availableReplicas: 4',
      undefined,
      'progressing OldReplicasTerminating',
    ],
    [
      'not all available',
      'observedGeneration: 2, replicas: 3, updatedReplicas: 3, availableReplicas: 2',
      undefined,
      'progressing NotAllAvailable',
    ],
    [
      'past its deadline',
      'observedGeneration: 2, replicas: 3, updatedReplicas: 1, conditions: [{type: Progressing, status: "False", reason: ProgressDeadlineExceeded}]',
      undefined,
      'degraded ProgressDeadlineExceeded',
    ],
    [
      'pods that cannot be made',
      'observedGeneration: 2, conditions: [{type: ReplicaFailure, status: "True", reason: FailedCreate}]',
      undefined,
      'degraded FailedCreate',
    ],
    [
      'no longer available after it was rolled out',
      `observedGeneration: 2, replicas: 3, updatedReplicas: 3, conditions: [${rolledOut}, {type: Available, status: "False", reason: MinimumReplicasUnavailable}]`,
      undefined,
      'degraded MinimumReplicasUnavailable',
    ],
    ['paused', full, 'replicas: 3, paused: true', 'suspended Paused'],
    ['scaled to zero', 'observedGeneration: 2', 'replicas: 0', 'healthy ScaledToZero'],
    [
      'one replica where nothing is said',
      'observedGeneration: 2, replicas: 1, updatedReplicas: 1, availableReplicas: 1',
      'selector: {}',
      'healthy AllAvailable',
    ],
  ])('%s', (_, status, spec, expected) => {
    expect(say(deployment(status, spec))).toBe(expected)
  })
})

describe('a StatefulSet', () => {
  const set = (status: string, spec = 'replicas: 3') =>
    `{apiVersion: apps/v1, kind: StatefulSet, metadata: {generation: 1}, spec: {${spec}}, status: {observedGeneration: 1, ${status}}}`

  test.each([
    [
      'all there',
      'replicas: 3, readyReplicas: 3, currentRevision: a, updateRevision: a',
      undefined,
      'healthy AllReady',
    ],
    ['not all ready', 'replicas: 3, readyReplicas: 2', undefined, 'progressing NotAllReady'],
    [
      'rolling out',
      'replicas: 3, readyReplicas: 3, updatedReplicas: 1, currentRevision: a, updateRevision: b',
      undefined,
      'progressing RollingOut',
    ],
    [
      'done down to its partition',
      'replicas: 3, readyReplicas: 3, updatedReplicas: 1, currentRevision: a, updateRevision: b',
      'replicas: 3, updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 2}}',
      'healthy AllReady',
    ],
    [
      'an update that waits for deletions',
      'replicas: 3, readyReplicas: 3, currentRevision: a, updateRevision: b',
      'replicas: 3, updateStrategy: {type: OnDelete}',
      'healthy AllReady',
    ],
    [
      'ready, but not for long enough',
      'replicas: 3, readyReplicas: 3, availableReplicas: 1',
      'replicas: 3, minReadySeconds: 30',
      'progressing NotAllAvailable',
    ],
    ['more than are wanted', 'replicas: 4, readyReplicas: 4', undefined, 'progressing ScalingDown'],
  ])('%s', (_, status, spec, expected) => {
    expect(say(set(status, spec))).toBe(expected)
  })
})

describe('a DaemonSet and a ReplicaSet', () => {
  test.each([
    [
      'DaemonSet',
      'desiredNumberScheduled: 2, currentNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2',
      'healthy AllAvailable',
    ],
    ['DaemonSet', 'desiredNumberScheduled: 2, currentNumberScheduled: 1', 'progressing Scheduling'],
    [
      'DaemonSet',
      'desiredNumberScheduled: 2, currentNumberScheduled: 2, updatedNumberScheduled: 1',
      'progressing RollingOut',
    ],
    [
      'DaemonSet',
      'desiredNumberScheduled: 2, currentNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 1',
      'progressing NotAllAvailable',
    ],
    ['DaemonSet', 'desiredNumberScheduled: 0', 'healthy NoNodeMatches'],
    ['ReplicaSet', 'replicas: 1, availableReplicas: 1', 'healthy AllAvailable'],
    ['ReplicaSet', 'replicas: 1', 'progressing NotAllAvailable'],
    ['ReplicaSet', 'replicas: 2, availableReplicas: 2', 'progressing ScalingDown'],
    [
      'ReplicaSet',
      'conditions: [{type: ReplicaFailure, status: "True", reason: FailedCreate, message: exceeded quota}]',
      'degraded FailedCreate',
    ],
  ])('%s with %s', (kind, status, expected) => {
    expect(say(`{apiVersion: apps/v1, kind: ${kind}, metadata: {}, spec: {}, status: {${status}}}`)).toBe(
      expected,
    )
  })
})

describe('a Job', () => {
  test.each([
    ['active: 1', '', 'progressing Running'],
    ['', '', 'progressing Starting'],
    ['succeeded: 1, conditions: [{type: Complete, status: "True"}]', '', 'healthy Complete'],
    ['active: 1, conditions: [{type: SuccessCriteriaMet, status: "True"}]', '', 'healthy SuccessCriteriaMet'],
    [
      'failed: 4, conditions: [{type: Failed, status: "True", reason: BackoffLimitExceeded}]',
      '',
      'degraded BackoffLimitExceeded',
    ],
    [
      'active: 1, conditions: [{type: FailureTarget, status: "True", reason: PodFailurePolicy}]',
      '',
      'degraded PodFailurePolicy',
    ],
    ['active: 1, failed: 2', '', 'progressing Running'],
    ['conditions: [{type: Suspended, status: "True"}]', 'suspend: true', 'suspended Suspended'],
  ])('with {%s} {%s}', (status, spec, expected) => {
    expect(say(`{apiVersion: batch/v1, kind: Job, metadata: {}, spec: {${spec}}, status: {${status}}}`)).toBe(
      expected,
    )
  })
})

describe('a Pod', () => {
  const pod = (status: string, metadata = '') =>
    `{apiVersion: v1, kind: Pod, metadata: {${metadata}}, spec: {}, status: {${status}}}`
  const notReady = `{type: Ready, status: "False", reason: ContainersNotReady, lastTransitionTime: "${midnight}"}`
  const waiting = (reason: string) => `containerStatuses: [{name: a, state: {waiting: {reason: ${reason}}}}]`

  test.each([
    ['runs', 'phase: Running, conditions: [{type: Ready, status: "True"}]', 'healthy Ready'],
    ['has done its work', 'phase: Succeeded', 'healthy Completed'],
    ['was evicted', 'phase: Failed, reason: Evicted, message: low on memory', 'degraded Evicted'],
    ['ran out of time', 'phase: Failed, reason: DeadlineExceeded', 'degraded DeadlineExceeded'],
    [
      'failed with its container',
      'phase: Failed, containerStatuses: [{name: a, state: {terminated: {exitCode: 1, reason: Error}}}]',
      'degraded Error',
    ],
    ['failed and says no more', 'phase: Failed', 'degraded Failed'],
    ['is out of sight', 'phase: Unknown, reason: NodeLost', 'unknown NodeLost'],
    [
      'crashes',
      `phase: Running, conditions: [${notReady}], ${waiting('CrashLoopBackOff')}`,
      'degraded CrashLoopBackOff',
    ],
    ['cannot pull', `phase: Pending, ${waiting('ImagePullBackOff')}`, 'degraded ImagePullBackOff'],
    ['cannot pull at first', `phase: Pending, ${waiting('ErrImagePull')}`, 'degraded ErrImagePull'],
    [
      'lacks a secret',
      `phase: Pending, ${waiting('CreateContainerConfigError')}`,
      'degraded CreateContainerConfigError',
    ],
    ['is being made', `phase: Pending, ${waiting('ContainerCreating')}`, 'progressing ContainerCreating'],
    ['is new', 'phase: Pending', 'progressing Pending'],
    [
      'was killed for its memory, just now',
      'phase: Running, containerStatuses: [{name: a, state: {terminated: {exitCode: 137, reason: OOMKilled}}}]',
      'degraded OOMKilled',
    ],
    [
      'has containers that ended well beside one that goes on',
      `phase: Running, conditions: [${notReady}], containerStatuses: [{name: a, state: {terminated: {exitCode: 0}}}, {name: b, state: {running: {}}}]`,
      'progressing ContainersNotReady',
    ],
    [
      'initializes',
      'phase: Pending, initContainerStatuses: [{name: a, state: {terminated: {exitCode: 0}}}, {name: b, state: {running: {}}}]',
      'progressing Init:1/2',
    ],
    [
      'fails to initialize',
      'phase: Pending, initContainerStatuses: [{name: a, state: {waiting: {reason: CrashLoopBackOff}}}]',
      'degraded CrashLoopBackOff',
    ],
    [
      'has a sidecar that has started',
      `phase: Pending, initContainerStatuses: [{name: a, started: true, state: {running: {}}}], ${waiting('PodInitializing')}`,
      'progressing PodInitializing',
    ],
    [
      'has a sidecar that crashes',
      'phase: Running, conditions: [{type: Ready, status: "True"}], initContainerStatuses: [{name: a, started: false, state: {waiting: {reason: CrashLoopBackOff}}}]',
      'degraded CrashLoopBackOff',
    ],
    [
      'waits for a readiness gate',
      'phase: Running, conditions: [{type: Ready, status: "False", reason: ReadinessGatesNotReady}]',
      'progressing ReadinessGatesNotReady',
    ],
    [
      'is held back by a gate',
      'phase: Pending, conditions: [{type: PodScheduled, status: "False", reason: SchedulingGated}]',
      'progressing SchedulingGated',
    ],
  ])('%s', (_, status, expected) => {
    expect(say(pod(status))).toBe(expected)
  })

  test('of a Job is under way while it runs', () => {
    const owner = 'ownerReferences: [{kind: Job, name: a, controller: true}]'
    expect(say(pod('phase: Running, conditions: [{type: Ready, status: "True"}]', owner))).toBe(
      'progressing Running',
    )
  })

  test('without a node waits a little, then it is a failure', () => {
    const unschedulable = pod(
      `phase: Pending, conditions: [{type: PodScheduled, status: "False", reason: Unschedulable, lastTransitionTime: "${midnight}"}]`,
    )
    expect(explain(parse(unschedulable), { now: at(14) })).toMatchObject({
      verdict: { state: 'progressing' },
      until: at(15),
    })
    expect(say(unschedulable, { now: at(15) })).toBe('degraded Unschedulable')
    expect(say(unschedulable)).toBe('degraded Unschedulable')
  })

  test('that does not get ready in ten minutes is a failure', () => {
    const running = pod(`phase: Running, conditions: [${notReady}]`)
    expect(explain(parse(running), { now: at(599) })).toMatchObject({
      verdict: { state: 'progressing' },
      until: at(600),
    })
    expect(say(running, { now: at(600) })).toBe('degraded ContainersNotReady')
  })

  test('tells what ended its container before', () => {
    const status =
      'phase: Running, containerStatuses: [{name: a, state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {exitCode: 137, reason: OOMKilled}}}]'
    expect(assess(parse(pod(status))).message).toBe(
      'container a: it ended before with OOMKilled (exit code 137)',
    )
  })
})

describe('a PersistentVolumeClaim and a Service', () => {
  test.each([
    ['PersistentVolumeClaim', '', 'phase: Bound', 'healthy Bound'],
    ['PersistentVolumeClaim', '', 'phase: Pending', 'progressing Pending'],
    ['PersistentVolumeClaim', '', 'phase: Lost', 'degraded Lost'],
    [
      'PersistentVolumeClaim',
      '',
      'phase: Bound, conditions: [{type: FileSystemResizePending, status: "True"}]',
      'progressing FileSystemResizePending',
    ],
    [
      'PersistentVolumeClaim',
      '',
      'phase: Bound, conditions: [{type: Resizing, status: "True"}], allocatedResourceStatuses: {storage: ControllerResizeInfeasible}',
      'degraded ControllerResizeInfeasible',
    ],
    ['Service', 'type: ClusterIP', 'loadBalancer: {}', 'healthy NothingToWaitFor'],
    ['Service', '', '', 'healthy NothingToWaitFor'],
    ['Service', 'type: LoadBalancer', 'loadBalancer: {}', 'progressing LoadBalancerPending'],
    [
      'Service',
      'type: LoadBalancer',
      'loadBalancer: {ingress: [{ip: 192.0.2.1}]}',
      'healthy LoadBalancerReady',
    ],
    [
      'Service',
      'type: LoadBalancer',
      'loadBalancer: {}, conditions: [{type: LoadBalancerPortsError, status: "True", reason: InvalidPort}]',
      'degraded InvalidPort',
    ],
  ])('%s {%s} {%s}', (kind, spec, status, expected) => {
    expect(say(`{apiVersion: v1, kind: ${kind}, metadata: {}, spec: {${spec}}, status: {${status}}}`)).toBe(
      expected,
    )
  })
})

test('a deletion is told before all', () => {
  const verdict = say(
    `{apiVersion: v1, kind: Pod, metadata: {deletionTimestamp: "${midnight}"}, status: {phase: Failed}}`,
  )
  expect(verdict).toBe('terminating Deleting')
})

test('a kind of the same name in another group is judged by the general rules', () => {
  expect(
    assess(parse('{apiVersion: batch.example.com/v1, kind: Job, status: {phase: Failed}}')),
  ).toMatchObject({
    state: 'degraded',
    rule: 'state-degraded',
  })
})
