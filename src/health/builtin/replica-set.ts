import type { Subject } from '../evidence/subject.ts'
import type { BuiltinSignal } from './builtin-signal.ts'
import { countOf, replicaFailure, short, surplus, unobserved, workloadOf } from './workload.ts'

/** After the status of apps/v1 ReplicaSet and what kstatus waits for. */
export function* replicaSetSignals(subject: Subject): Generator<BuiltinSignal, void> {
  const workload = workloadOf(subject)
  const { status, wanted } = workload
  const stale = unobserved(subject, workload)
  if (stale !== undefined) return yield stale
  const failure = replicaFailure(workload)
  if (failure !== undefined) yield failure
  const unfinished =
    short('status.replicas', countOf(status.replicas), wanted, 'ScalingUp', 'replicas exist') ??
    short(
      'status.availableReplicas',
      countOf(status.availableReplicas),
      wanted,
      'NotAllAvailable',
      'replicas are available',
    ) ??
    surplus(workload)
  if (unfinished !== undefined) return yield unfinished
  yield {
    state: 'healthy',
    path: 'status.availableReplicas',
    reason: wanted === 0 ? 'ScaledToZero' : 'AllAvailable',
    message: `${countOf(status.availableReplicas)} of ${wanted} replicas are available`,
  }
}
