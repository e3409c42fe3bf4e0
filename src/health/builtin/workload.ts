import { readGeneration } from '../../object/index.ts'
import { type LooseCondition, readLooseConditions } from '../evidence/loose-condition.ts'
import type { Fields, Subject } from '../evidence/subject.ts'
import { asFields } from '../evidence/subject.ts'
import type { BuiltinSignal } from './builtin-signal.ts'

/** What the workload kinds of apps/v1 have in common, read with care. Go leaves out what is 0. */
export interface Workload {
  readonly spec: Fields
  readonly status: Fields
  /** `spec.replicas`, which is 1 where it is not said. */
  readonly wanted: number
}

export function workloadOf(subject: Subject): Workload {
  const spec = subject.spec ?? {}
  return { spec, status: asFields(subject.status) ?? {}, wanted: countOf(spec.replicas, 1) }
}

export function countOf(value: unknown, otherwise = 0): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise
}

/** The controller has not seen the newest specification (kubectl rollout status asks this first). */
export function unobserved({ generation }: Subject, { status }: Workload): BuiltinSignal | undefined {
  if (generation === undefined || (readGeneration(status.observedGeneration) ?? 0) >= generation)
    return undefined
  return {
    state: 'progressing',
    path: 'status.observedGeneration',
    reason: 'GenerationNotObserved',
    message: 'the controller has not taken up the newest spec yet',
  }
}

export function conditionNamed(status: Fields, type: string): LooseCondition | undefined {
  return readLooseConditions(status.conditions, 'conditions')?.find((one) => one.type === type)
}

/** Pods that could not be made: quota, admission, a limit of the API server (`ReplicaFailure` of apps/v1). */
export function replicaFailure({ status }: Workload): BuiltinSignal | undefined {
  const failure = conditionNamed(status, 'ReplicaFailure')
  if (failure?.status !== 'True') return undefined
  return failed(failure, 'ReplicaFailure')
}

export function failed({ type, reason, message }: LooseCondition, otherwise: string): BuiltinSignal {
  return {
    state: 'degraded',
    path: `status.conditions[type=${type}]`,
    reason: reason || otherwise,
    message: message ?? '',
  }
}

/** `count` of `wanted` are there; undefined when that is enough. */
export function short(
  path: string,
  count: number,
  wanted: number,
  reason: string,
  what: string,
): BuiltinSignal | undefined {
  if (count >= wanted) return undefined
  return { state: 'progressing', path, reason, message: `${count} of ${wanted} ${what}` }
}

/** More replicas are there than are wanted. */
export function surplus({ status, wanted }: Workload): BuiltinSignal | undefined {
  const replicas = countOf(status.replicas)
  if (replicas <= wanted) return undefined
  return {
    state: 'progressing',
    path: 'status.replicas',
    reason: 'ScalingDown',
    message: `${replicas - wanted} replicas are to go`,
  }
}
