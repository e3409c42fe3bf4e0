import { readLooseConditions } from '../evidence/loose-condition.ts'
import { asFields, type Subject } from '../evidence/subject.ts'
import type { BuiltinSignal } from './builtin-signal.ts'
import { failed } from './workload.ts'

/** Conditions of core/v1 PersistentVolumeClaim that are failures when True. */
const failureTypes: ReadonlySet<string> = new Set([
  'ModifyVolumeError',
  'ControllerResizeError',
  'NodeResizeError',
])
/** Conditions by which a bound claim is being changed. */
const motionTypes: ReadonlySet<string> = new Set(['Resizing', 'FileSystemResizePending', 'ModifyingVolume'])

/** After phase, conditions and `allocatedResourceStatuses` of core/v1 PersistentVolumeClaim. */
export function* persistentVolumeClaimSignals({ status }: Subject): Generator<BuiltinSignal, void> {
  const fields = asFields(status)
  const phase = fields?.phase
  if (phase === 'Lost')
    return yield { state: 'degraded', path: 'status.phase', reason: 'Lost', message: 'its volume is gone' }
  if (phase !== 'Bound')
    return yield {
      state: 'progressing',
      path: 'status.phase',
      reason: 'Pending',
      message: 'waits for a volume, or for the pod that uses it first',
    }
  const conditions = (readLooseConditions(fields?.conditions, 'conditions') ?? []).filter(
    (one) => one.status === 'True',
  )
  let isBound = true
  for (const condition of conditions) {
    if (!failureTypes.has(condition.type)) continue
    isBound = false
    yield failed(condition, condition.type)
  }
  const resizes = asFields(fields?.allocatedResourceStatuses)
  for (const resource in resizes) {
    const resize = resizes[resource]
    if (typeof resize !== 'string' || !resize.endsWith('Infeasible')) continue
    isBound = false
    yield {
      state: 'degraded',
      path: `status.allocatedResourceStatuses[${resource}]`,
      reason: resize.slice(0, 64),
    }
  }
  for (const { type, reason, message } of conditions) {
    if (!motionTypes.has(type)) continue
    isBound = false
    yield {
      state: 'progressing',
      path: `status.conditions[type=${type}]`,
      reason: reason || type,
      message: message ?? '',
    }
  }
  if (isBound) yield { state: 'healthy', path: 'status.phase', reason: 'Bound' }
}
