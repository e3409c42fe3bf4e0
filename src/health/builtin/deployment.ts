import type { Subject } from '../evidence/subject.ts'
import type { BuiltinSignal } from './builtin-signal.ts'
import { conditionNamed, countOf, failed, replicaFailure, short, unobserved, workloadOf } from './workload.ts'

/**
 * As `kubectl rollout status` asks, and beyond it: pods that could not be made, and one that lost its availability
 * after it had been rolled out, where the progress deadline no longer counts.
 */
export function* deploymentSignals(subject: Subject): Generator<BuiltinSignal, void> {
  const workload = workloadOf(subject)
  const { spec, status, wanted } = workload
  const stale = unobserved(subject, workload)
  if (stale !== undefined) return yield stale
  const progress = conditionNamed(status, 'Progressing')
  const failure = replicaFailure(workload)
  if (failure !== undefined) yield failure
  if (progress?.reason === 'ProgressDeadlineExceeded') yield failed(progress, 'ProgressDeadlineExceeded')
  const available = conditionNamed(status, 'Available')
  const rolledOut = progress?.reason === 'NewReplicaSetAvailable'
  if (wanted > 0 && rolledOut && available?.status === 'False') yield failed(available, 'NotAvailable')
  if (spec.paused === true)
    return yield {
      state: 'suspended',
      path: 'spec.paused',
      reason: 'Paused',
      message: 'rollouts are paused',
    }
  const updated = countOf(status.updatedReplicas)
  const missing =
    short('status.updatedReplicas', updated, wanted, 'RollingOut', 'replicas are updated') ??
    surplus(countOf(status.replicas), updated) ??
    short(
      'status.availableReplicas',
      countOf(status.availableReplicas),
      updated,
      'NotAllAvailable',
      'replicas are available',
    )
  if (missing !== undefined) return yield missing
  yield {
    state: 'healthy',
    path: 'status.availableReplicas',
    reason: wanted === 0 ? 'ScaledToZero' : 'AllAvailable',
    message: `${countOf(status.availableReplicas)} of ${wanted} replicas are available`,
  }
}

/** Pods of before that still run. */
function surplus(replicas: number, updated: number): BuiltinSignal | undefined {
  if (replicas <= updated) return undefined
  return {
    state: 'progressing',
    path: 'status.replicas',
    reason: 'OldReplicasTerminating',
    message: `${replicas - updated} old replicas are to go`,
  }
}
