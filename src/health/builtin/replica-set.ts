import type { Subject } from '../evidence/subject.ts'
import type { BuiltinSignal } from './builtin-signal.ts'
import { countOf, replicaFailure, short, unobserved, workloadOf } from './workload.ts'

/** After the status of apps/v1 ReplicaSet and what kstatus waits for. */
export function* replicaSetFindings(subject: Subject): Generator<BuiltinSignal, void> {
  const workload = workloadOf(subject)
  const { status, wanted } = workload
  const stale = unobserved(subject, workload)
  if (stale !== undefined) return yield stale
  const failure = replicaFailure(workload)
  if (failure !== undefined) yield failure
  const replicas = countOf(status.replicas)
  const missing =
    short('status.replicas', replicas, wanted, 'ScalingUp', 'replicas exist') ??
    short(
      'status.availableReplicas',
      countOf(status.availableReplicas),
      wanted,
      'NotAllAvailable',
      'replicas are available',
    )
  if (missing !== undefined) return yield missing
  if (replicas > wanted)
    return yield {
      state: 'progressing',
      path: 'status.replicas',
      reason: 'ScalingDown',
      message: `${replicas - wanted} replicas are to go`,
    }
  yield {
    state: 'healthy',
    path: 'status.availableReplicas',
    reason: wanted === 0 ? 'ScaledToZero' : 'AllAvailable',
    message: `${countOf(status.availableReplicas)} of ${wanted} replicas are available`,
  }
}
