import { humanDuration, type KubernetesObject, parseTime } from '../../object/index.ts'
import { listAt, numberAt, objectAt, textAt, valueAt } from './field.ts'

export interface PodSummary {
  /** `1/2` */
  readonly ready: string
  readonly status: string
  /** `3 (5m ago)` */
  readonly restarts: string
}

/** What `kubectl get pods` says of a pod: the rules of kube-apiserver's printPod. */
export function podSummary(pod: KubernetesObject, now: number): PodSummary {
  const sidecars = new Set(
    listAt(pod, 'spec', 'initContainers')
      .filter((container) => textAt(container, 'restartPolicy') === 'Always')
      .map((container) => textAt(container, 'name')),
  )
  const init = readInitContainers(pod, sidecars)
  const containers = listAt(pod, 'status', 'containerStatuses')
  const past = init.reason === undefined || conditionHolds(pod, 'Initialized')
  const readyContainers = past ? containers.filter(isReady).length : 0
  const reason = (past ? containerReason(pod, containers, init.reason) : init.reason) ?? basicReason(pod)
  const restarted = past
    ? [...init.statuses.filter((status) => sidecars.has(textAt(status, 'name'))), ...containers]
    : init.statuses
  return {
    ready: `${init.ready + readyContainers}/${listAt(pod, 'spec', 'containers').length + sidecars.size}`,
    status: deletionReason(pod) ?? reason,
    restarts: restartsOf(restarted, now),
  }
}

function basicReason(pod: KubernetesObject): string {
  const gated = listAt(pod, 'status', 'conditions').some(
    (condition) =>
      textAt(condition, 'type') === 'PodScheduled' && textAt(condition, 'reason') === 'SchedulingGated',
  )
  return gated ? 'SchedulingGated' : textAt(pod, 'status', 'reason') || textAt(pod, 'status', 'phase')
}

/** The init containers up to the first that is not done; `reason` says what that one waits for. */
function readInitContainers(pod: KubernetesObject, sidecars: ReadonlySet<string>) {
  const all = listAt(pod, 'status', 'initContainerStatuses')
  let ready = 0
  for (const [at, status] of all.entries()) {
    const terminated = valueAt(status, 'state', 'terminated')
    if (terminated !== undefined && numberAt(terminated, 'exitCode') === 0) continue
    if (sidecars.has(textAt(status, 'name')) && valueAt(status, 'started') === true) {
      if (valueAt(status, 'ready') === true) ready++
      continue
    }
    const waiting = textAt(status, 'state', 'waiting', 'reason')
    const total = listAt(pod, 'spec', 'initContainers').length
    const reason =
      terminated !== undefined
        ? terminatedReason(terminated)
        : waiting !== '' && waiting !== 'PodInitializing'
          ? waiting
          : `${at}/${total}`
    return { ready, statuses: all.slice(0, at + 1), reason: `Init:${reason}` }
  }
  return { ready, statuses: all, reason: undefined }
}

/** The first container that has something to say, by their order in the spec. */
function containerReason(
  pod: KubernetesObject,
  statuses: readonly unknown[],
  initReason: string | undefined,
): string | undefined {
  let reason = initReason
  let errorReason: string | undefined
  for (const status of statuses.toReversed()) {
    const waiting = textAt(status, 'state', 'waiting', 'reason')
    const terminated = valueAt(status, 'state', 'terminated')
    if (waiting !== '') reason = waiting
    else if (terminated !== undefined) {
      reason = terminatedReason(terminated)
      if (numberAt(terminated, 'exitCode') !== 0) errorReason = reason
    }
  }
  if ((reason ?? basicReason(pod)) !== 'Completed') return reason
  const running = statuses.some(isReady)
  if (running && conditionHolds(pod, 'Ready')) return 'Running'
  return errorReason ?? (running ? 'NotReady' : reason)
}

function terminatedReason(terminated: unknown): string {
  const signal = numberAt(terminated, 'signal')
  return (
    textAt(terminated, 'reason') ||
    (signal !== 0 ? `Signal:${signal}` : `ExitCode:${numberAt(terminated, 'exitCode')}`)
  )
}

function isReady(status: unknown): boolean {
  const { waiting, terminated, running } = objectAt(status, 'state')
  const idle = terminated === undefined && textAt(waiting, 'reason') === ''
  return idle && running !== undefined && valueAt(status, 'ready') === true
}

function conditionHolds(pod: KubernetesObject, type: string): boolean {
  const condition = listAt(pod, 'status', 'conditions').find((entry) => textAt(entry, 'type') === type)
  return textAt(condition, 'status') === 'True'
}

function deletionReason(pod: KubernetesObject): string | undefined {
  if (pod.metadata.deletionTimestamp === undefined) return undefined
  if (textAt(pod, 'status', 'reason') === 'NodeLost') return 'Unknown'
  return ['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase')) ? undefined : 'Terminating'
}

function restartsOf(statuses: readonly unknown[], now: number): string {
  const count = statuses.reduce<number>((sum, status) => sum + numberAt(status, 'restartCount'), 0)
  const ends = statuses.map(
    (status) => parseTime(valueAt(status, 'lastState', 'terminated', 'finishedAt')) ?? 0,
  )
  const last = Math.max(0, ...ends)
  return count === 0 || last === 0 ? `${count}` : `${count} (${humanDuration(now - last)} ago)`
}

/** BestEffort without any request or limit, Guaranteed when all limit what they request, else Burstable. */
export function qosClassOf(pod: KubernetesObject): 'BestEffort' | 'Burstable' | 'Guaranteed' {
  const containers = [...listAt(pod, 'spec', 'containers'), ...listAt(pod, 'spec', 'initContainers')]
  const resources = containers.map((container) => ({
    requests: objectAt(container, 'resources', 'requests'),
    limits: objectAt(container, 'resources', 'limits'),
  }))
  const counted = ['cpu', 'memory']
  if (
    resources.every(({ requests, limits }) => counted.every((key) => !(key in requests) && !(key in limits)))
  )
    return 'BestEffort'
  const bounded = resources.every(({ requests, limits }) =>
    counted.every((key) => key in limits && String(requests[key] ?? limits[key]) === String(limits[key])),
  )
  return bounded ? 'Guaranteed' : 'Burstable'
}
