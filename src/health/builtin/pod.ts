import { controllerOf, parseTime } from '../../object/index.ts'
import type { LooseCondition } from '../evidence/loose-condition.ts'
import { asFields, asText, clip, type Fields, type Subject } from '../evidence/subject.ts'
import type { BuiltinSignal } from './builtin-signal.ts'
import { containerFailure, endReason } from './container.ts'
import { conditionNamed } from './workload.ts'

/** A pod without a node is a failure from then on; a fresh one waits for the scheduler (kstatus, ScheduleWindow). */
const scheduleWindow = 15_000
/** As long as a Deployment waits by default for its pods to get ready (apps/v1, progressDeadlineSeconds). */
const readinessWindow = 600_000

/** Lists of container statuses, in the order in which the kubelet works them off. */
const containerLists = ['initContainerStatuses', 'containerStatuses'] as const

/** After the pod lifecycle of core/v1: phase, then containers, then conditions. */
export function* podSignals(subject: Subject): Generator<BuiltinSignal, void> {
  const status = asFields(subject.status) ?? {}
  const phase = asText(status.phase)
  if (phase === 'Failed') return yield failedPod(status)
  if (phase === 'Succeeded') return yield { state: 'healthy', path: 'status.phase', reason: 'Completed' }
  if (phase === 'Unknown')
    return yield {
      state: 'unknown',
      path: 'status.phase',
      reason: asText(status.reason) ?? 'Unknown',
      message: clip(asText(status.message) ?? 'the kubelet of its node does not answer'),
    }
  let failures = 0
  for (const failure of containerFailures(status)) {
    failures++
    yield failure
  }
  if (failures > 0) return
  yield phase === 'Running' ? runningPod(subject, status) : pendingPod(subject, status)
}

function* containerFailures(status: Fields): Generator<BuiltinSignal, void> {
  for (const key of containerLists) {
    const list = status[key]
    if (!Array.isArray(list)) continue
    for (const [index, entry] of list.entries()) {
      const failure = containerFailure(entry, `status.${key}[${index}]`)
      if (failure !== undefined) yield failure
    }
  }
}

/** The reason of the pod (Evicted, DeadlineExceeded, NodeShutdown), else of the first container that failed. */
function failedPod(status: Fields): BuiltinSignal {
  const own = asText(status.reason)
  const failure = containerFailures(status).next().value
  if (own === undefined && failure) return failure
  return {
    state: 'degraded',
    path: own === undefined ? 'status.phase' : 'status.reason',
    reason: own?.slice(0, 64) ?? 'Failed',
    message: clip(asText(status.message) ?? ''),
  }
}

function pendingPod({ hints }: Subject, status: Fields): BuiltinSignal {
  const scheduled = conditionNamed(status, 'PodScheduled')
  if (scheduled?.status === 'False') {
    if (scheduled.reason !== 'Unschedulable') return waits(scheduled, 'Scheduling')
    const until = windowEnd(scheduled, scheduleWindow)
    const isYoung = hints.now !== undefined && until !== undefined && hints.now < until
    return { ...waits(scheduled, 'Unschedulable', isYoung ? until : undefined), ...(!isYoung && degraded) }
  }
  const initializing = initProgress(status)
  if (initializing !== undefined) return initializing
  const waiting = firstWaiting(status)
  return {
    state: 'progressing',
    path: waiting?.path ?? 'status.phase',
    reason: waiting?.reason ?? 'Pending',
    message: clip(asText(status.message) ?? ''),
  }
}

const degraded = { state: 'degraded' } as const

/** Init containers that have not ended; a restartable one (a sidecar) has done its part when it has started. */
function initProgress(status: Fields): BuiltinSignal | undefined {
  const list = status.initContainerStatuses
  if (!Array.isArray(list)) return undefined
  const isDone = (entry: unknown) => {
    const container = asFields(entry)
    const ended = asFields(asFields(container?.state)?.terminated)
    return (
      ended?.exitCode === 0 ||
      (container?.started === true && asFields(container.state)?.running !== undefined)
    )
  }
  const done = list.filter(isDone).length
  if (done === list.length) return undefined
  return {
    state: 'progressing',
    path: `status.initContainerStatuses[${list.findIndex((entry) => !isDone(entry))}]`,
    reason: `Init:${done}/${list.length}`,
    message: `${done} of ${list.length} init containers are done`,
  }
}

function firstWaiting(status: Fields): { readonly path: string; readonly reason: string } | undefined {
  const list = status.containerStatuses
  if (!Array.isArray(list)) return undefined
  for (const [index, entry] of list.entries()) {
    const reason = asText(asFields(asFields(asFields(entry)?.state)?.waiting)?.reason)
    if (reason !== undefined)
      return { path: `status.containerStatuses[${index}].state.waiting`, reason: reason.slice(0, 64) }
  }
  return undefined
}

function runningPod(subject: Subject, status: Fields): BuiltinSignal {
  const initializing = initProgress(status)
  if (initializing !== undefined) return initializing
  const ready = conditionNamed(status, 'Ready')
  if (ready?.status === 'True') {
    if (isOfJob(subject)) return { state: 'progressing', path: 'status.phase', reason: 'Running' }
    return {
      state: 'healthy',
      path: 'status.conditions[type=Ready]',
      reason: 'Ready',
      message: lastEnd(status),
    }
  }
  if (ready === undefined) return { state: 'progressing', path: 'status.phase', reason: 'Running' }
  const { now } = subject.hints
  const until = windowEnd(ready, readinessWindow)
  const isOld = now !== undefined && until !== undefined && now >= until
  const waiting = waits(ready, 'NotReady', now === undefined || isOld ? undefined : until)
  return isOld ? { ...waiting, ...degraded } : waiting
}

/** Running, of a pod that is to end, is under way. */
function isOfJob({ metadata }: Subject): boolean {
  return controllerOf({ metadata })?.kind === 'Job'
}

/** A container that was killed and started again is worth a word beside a pod that is ready. */
function lastEnd(status: Fields): string {
  const list = Array.isArray(status.containerStatuses) ? status.containerStatuses : []
  for (const entry of list) {
    const container = asFields(entry)
    const before = asFields(asFields(container?.lastState)?.terminated)
    if (before === undefined || before.exitCode === 0) continue
    return clip(`container ${String(container?.name)} was restarted after ${endReason(before)}`)
  }
  return ''
}

function waits({ type, reason, message }: LooseCondition, otherwise: string, until?: number): BuiltinSignal {
  return {
    state: 'progressing',
    path: `status.conditions[type=${type}]`,
    reason: (reason || otherwise).slice(0, 64),
    message: clip(message ?? ''),
    ...(until !== undefined && { until }),
  }
}

function windowEnd({ lastTransitionTime }: LooseCondition, window: number): number | undefined {
  const since = parseTime(lastTransitionTime)
  return since === undefined ? undefined : since + window
}
