import { asFields, type Subject } from '../evidence/subject.ts'
import type { BuiltinSignal } from './builtin-signal.ts'
import { countOf, short, unobserved, workloadOf } from './workload.ts'

/** As `kubectl rollout status` asks; with OnDelete an update waits for whoever deletes the pods. */
export function* daemonSetSignals(subject: Subject): Generator<BuiltinSignal, void> {
  const workload = workloadOf(subject)
  const { spec, status } = workload
  const stale = unobserved(subject, workload)
  if (stale !== undefined) return yield stale
  const wanted = countOf(status.desiredNumberScheduled)
  const available = countOf(status.numberAvailable)
  const isRolled = asFields(spec.updateStrategy)?.type !== 'OnDelete'
  const missing =
    short(
      'status.currentNumberScheduled',
      countOf(status.currentNumberScheduled),
      wanted,
      'Scheduling',
      'pods are scheduled',
    ) ??
    (isRolled
      ? short(
          'status.updatedNumberScheduled',
          countOf(status.updatedNumberScheduled),
          wanted,
          'RollingOut',
          'pods are updated',
        )
      : undefined) ??
    short('status.numberAvailable', available, wanted, 'NotAllAvailable', 'pods are available')
  if (missing !== undefined) return yield missing
  yield {
    state: 'healthy',
    path: 'status.numberAvailable',
    reason: wanted === 0 ? 'NoNodeMatches' : 'AllAvailable',
    message: `${available} of ${wanted} pods are available`,
  }
}
