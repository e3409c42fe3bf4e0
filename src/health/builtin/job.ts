import type { Subject } from '../evidence/subject.ts'
import type { BuiltinSignal } from './builtin-signal.ts'
import { conditionNamed, countOf, failed, workloadOf } from './workload.ts'

/**
 * After the conditions of batch/v1 Job. `FailureTarget` and `SuccessCriteriaMet` come before Failed and Complete:
 * how it ends is settled, only its pods are still to go.
 */
export function* jobSignals(subject: Subject): Generator<BuiltinSignal, void> {
  const { spec, status } = workloadOf(subject)
  for (const type of ['Failed', 'FailureTarget']) {
    const failure = conditionNamed(status, type)
    if (failure?.status === 'True') return yield failed(failure, 'Failed')
  }
  for (const type of ['Complete', 'SuccessCriteriaMet']) {
    const end = conditionNamed(status, type)
    if (end?.status !== 'True') continue
    return yield {
      state: 'healthy',
      path: `status.conditions[type=${type}]`,
      reason: end.reason || type,
      message: end.message ?? '',
    }
  }
  if (spec.suspend === true) return yield { state: 'suspended', path: 'spec.suspend', reason: 'Suspended' }
  const [active, succeeded, lost] = [
    countOf(status.active),
    countOf(status.succeeded),
    countOf(status.failed),
  ]
  yield {
    state: 'progressing',
    path: active > 0 ? 'status.active' : 'status',
    reason: active > 0 ? 'Running' : 'Starting',
    message: `${active} active, ${succeeded} succeeded, ${lost} failed`,
  }
}
