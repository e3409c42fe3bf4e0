import { formatTime, type JsonObject } from '../../object/index.ts'
import type { PodFault } from '../situation.ts'
import { attemptsWithin } from './back-off.ts'
import type { Occurrence, OwnedObject } from './owned-object.ts'
import { pods } from './owned-resources.ts'
import { labelsOf, type Owner } from './owner.ts'

const nodes = ['node-a', 'node-b', 'node-c']

export interface PodOptions {
  readonly owner: Owner
  /** What controls it. */
  readonly parent: OwnedObject
  /** Its place among its like, from 0. */
  readonly ordinal: number
  readonly name: string
  readonly container: { readonly name: string; readonly image: string }
  readonly state: PodState
}

/** `waiting`: for the kubelet; it has no status yet. */
export type PodState = 'waiting' | 'running' | 'broken' | 'done'

/** Of pods that are to run for good, the first ones are ready. */
export function podStateOf(
  { moment }: Owner,
  { ordinal, ready }: { readonly ordinal: number; readonly ready: number },
): PodState {
  if (ordinal < ready) return 'running'
  return moment.situation.name === 'degraded' ? 'broken' : 'waiting'
}

/** A pod of one container, in the words of scheduler and kubelet. */
export function podOf(options: PodOptions): OwnedObject {
  const { owner, parent, ordinal, name, container } = options
  const fault = options.state === 'broken' ? owner.podFault : undefined
  const isPlaced = owner.podFault?.reason !== 'Unschedulable'
  const status = statusOf(options, fault)
  return {
    resource: pods,
    name,
    owner: parent,
    manager: 'kube-controller-manager',
    labels: labelsOf(owner),
    spec: {
      containers: [container],
      ...(isPlaced && { nodeName: nodes[(ordinal + owner.name.length) % nodes.length] }),
      ...(parent.resource.kind === 'Job' && { restartPolicy: 'Never' }),
    },
    ...(status && { status }),
    events: fault ? [failureOf(owner, fault, name, container.name)] : [],
  }
}

/** How often the container was started again: at each attempt while it is broken, and the last one mends it. */
function restartsOf({ moment, podFault, now }: Owner, isBroken: boolean): number {
  if (podFault?.reason !== 'CrashLoopBackOff') return 0
  const before = moment.failures * attemptsWithin(moment.failureMs).count
  return before + (isBroken ? attemptsWithin(now - moment.since).count : 0)
}

function statusOf(
  { owner, container, ordinal, state }: PodOptions,
  fault: PodFault | undefined,
): JsonObject | undefined {
  const { created, moment, podFault } = owner
  if (state === 'waiting') return undefined
  if (fault?.reason === 'Unschedulable') {
    const { reason, message } = fault
    return {
      phase: 'Pending',
      conditions: [condition('PodScheduled', 'False', moment.since, reason, message)],
    }
  }
  const isLame = podFault !== undefined && ordinal === lastOrdinal(owner)
  const restartCount = isLame ? restartsOf(owner, state === 'broken') : 0
  const isHeld = fault !== undefined && fault.reason !== 'Unready'
  const startedAt = formatTime(isLame ? moment.since : created)
  return {
    phase: state === 'done' ? 'Succeeded' : isHeld && restartCount === 0 ? 'Pending' : 'Running',
    startTime: formatTime(created),
    conditions: [
      condition('PodScheduled', 'True', created),
      state === 'running'
        ? condition('Ready', 'True', isLame ? moment.since : created)
        : condition('Ready', 'False', moment.since, state === 'done' ? 'PodCompleted' : 'ContainersNotReady'),
    ],
    containerStatuses: [
      {
        ...container,
        imageID: '',
        ready: state === 'running',
        restartCount,
        state: containerState(state, isHeld ? fault : undefined, startedAt, formatTime(moment.since)),
        ...(restartCount > 0 && {
          lastState: {
            terminated: { exitCode: 137, reason: 'OOMKilled', startedAt, finishedAt: startedAt },
          },
        }),
      },
    ],
  }
}

function containerState(
  state: PodState,
  held: PodFault | undefined,
  startedAt: string,
  finishedAt: string,
): JsonObject {
  if (held) return { waiting: { reason: held.reason, message: held.message } }
  if (state !== 'done') return { running: { startedAt } }
  return { terminated: { exitCode: 0, reason: 'Completed', startedAt, finishedAt } }
}

/** Of several pods the last one has the trouble. */
function lastOrdinal({ spec }: Owner): number {
  return (typeof spec.replicas === 'number' ? spec.replicas : 1) - 1
}

function condition(type: string, status: string, at: number, reason?: string, message?: string): JsonObject {
  return {
    type,
    status,
    lastTransitionTime: formatTime(at),
    ...(reason !== undefined && { reason }),
    ...(message !== undefined && { message }),
  }
}

/** What scheduler and kubelet say of it. */
function failureOf(owner: Owner, fault: PodFault, pod: string, container: string): Occurrence {
  const { moment, now, namespace } = owner
  const { count, last } = attemptsWithin(now - moment.since)
  const times = {
    type: 'Warning',
    count: count + moment.failures * attemptsWithin(moment.failureMs).count,
    first: moment.since,
    last: moment.since + last,
  } as const
  const kubelet = { ...times, controller: 'kubelet', action: 'SyncPod' }
  switch (fault.reason) {
    case 'Unschedulable':
      return {
        ...times,
        controller: 'default-scheduler',
        action: 'Scheduling',
        reason: 'FailedScheduling',
        note: fault.message,
      }
    case 'CrashLoopBackOff': {
      const note = `Back-off restarting failed container ${container} in pod ${pod}_${namespace}`
      return { ...kubelet, reason: 'BackOff', note }
    }
    case 'ImagePullBackOff':
      return { ...kubelet, reason: 'BackOff', note: fault.message }
    case 'Unready':
      return { ...kubelet, reason: 'Unhealthy', note: `Readiness probe failed: ${fault.message}` }
    case 'CreateContainerConfigError':
      return { ...kubelet, reason: 'Failed', note: `Error: ${fault.message}` }
  }
}
