import { asFields, type Fields, type Subject } from '../evidence/subject.ts'
import type { BuiltinSignal } from './builtin-signal.ts'
import { countOf, short, surplus, unobserved, workloadOf } from './workload.ts'

/**
 * As `kubectl rollout status` asks. With OnDelete an update waits for whoever deletes the pods, so only readiness
 * counts; with a partition only the pods above it are to be updated.
 */
export function* statefulSetSignals(subject: Subject): Generator<BuiltinSignal, void> {
  const workload = workloadOf(subject)
  const { spec, status, wanted } = workload
  const stale = unobserved(subject, workload)
  if (stale !== undefined) return yield stale
  const ready = countOf(status.readyReplicas)
  const unfinished =
    short('status.readyReplicas', ready, wanted, 'NotAllReady', 'replicas are ready') ??
    rollout(spec, status, wanted) ??
    minReady(spec, status, wanted) ??
    surplus(workload)
  if (unfinished !== undefined) return yield unfinished
  yield {
    state: 'healthy',
    path: 'status.readyReplicas',
    reason: wanted === 0 ? 'ScaledToZero' : 'AllReady',
    message: `${ready} of ${wanted} replicas are ready`,
  }
}

function rollout(spec: Fields, status: Fields, wanted: number): BuiltinSignal | undefined {
  const strategy = asFields(spec.updateStrategy)
  if (strategy?.type === 'OnDelete') return undefined
  const partition = countOf(asFields(strategy?.rollingUpdate)?.partition)
  const updated = countOf(status.updatedReplicas)
  if (partition > 0)
    return short('status.updatedReplicas', updated, wanted - partition, 'RollingOut', 'replicas are updated')
  if (typeof status.updateRevision !== 'string' || status.updateRevision === status.currentRevision)
    return undefined
  return {
    state: 'progressing',
    path: 'status.updateRevision',
    reason: 'RollingOut',
    message: `${updated} of ${wanted} replicas are updated`,
  }
}

/** Ready, but not for `minReadySeconds` yet. */
function minReady(spec: Fields, status: Fields, wanted: number): BuiltinSignal | undefined {
  if (countOf(spec.minReadySeconds) === 0) return undefined
  const available = countOf(status.availableReplicas)
  return short('status.availableReplicas', available, wanted, 'NotAllAvailable', 'replicas are available')
}
