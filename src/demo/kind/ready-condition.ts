import { type Condition, formatTime, type KubernetesObject } from '../../object/index.ts'
import type { Moment } from '../situation.ts'

/** A condition such as Ready or Available that follows the moment. */
export function conditionAt(type: string, { situation, since }: Moment, working: string): Condition {
  const lastTransitionTime = formatTime(since)
  switch (situation.name) {
    case 'ready':
      return { type, status: 'True', reason: 'AllGood', message: '', lastTransitionTime }
    case 'degraded':
      return { type, status: 'False', ...situation.fault, lastTransitionTime }
    case 'suspended':
      return {
        type,
        status: 'False',
        reason: 'Suspended',
        message: 'switched off in its spec',
        lastTransitionTime,
      }
    default:
      return { type, status: 'False', reason: 'InProgress', message: working, lastTransitionTime }
  }
}

/** A condition that has been True from the beginning. */
export function settledCondition(type: string, reason: string, { metadata }: KubernetesObject): Condition {
  const lastTransitionTime = metadata.creationTimestamp ?? ''
  return { type, status: 'True', reason, message: '', lastTransitionTime }
}
