import type { Verdict } from '../health/index.ts'
import {
  type Condition,
  isJsonObject,
  type JsonObject,
  type KubernetesObject,
  parseTime,
  readConditions,
} from '../object/index.ts'
import type { Owner } from './resource-row.ts'

/** `status`, or an empty object where it is something else. */
export function statusOf(object: KubernetesObject): Readonly<JsonObject> {
  return recordOf(object.status)
}

/** `spec`, or an empty object where it is something else. */
export function specOf(object: KubernetesObject): Readonly<JsonObject> {
  return recordOf(object.spec)
}

/** `status.conditions`, each type once: of repeated types the first counts. */
export function conditionsOf(object: KubernetesObject): Condition[] {
  const seen = new Set<string>()
  return readConditions(statusOf(object).conditions).filter(({ type }) => !seen.has(type) && seen.add(type))
}

/** A whole number that operators also write as text. */
export function generationOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
}

/** The owner reference with `controller: true` (metav1.GetControllerOf). */
export function ownerOf(object: KubernetesObject): Owner | undefined {
  const references: unknown = object.metadata?.ownerReferences
  if (!Array.isArray(references)) return undefined
  const reference = recordOf(references.find((entry) => recordOf(entry).controller === true))
  const { kind, name } = reference
  return typeof kind === 'string' && typeof name === 'string' ? { kind, name } : undefined
}

/** The finalizers of an object that is being deleted, each once. */
export function blockingFinalizersOf(object: KubernetesObject): readonly string[] {
  if (object.metadata?.deletionTimestamp === undefined) return []
  const finalizers: unknown = object.metadata.finalizers
  if (!Array.isArray(finalizers)) return []
  return [...new Set(finalizers.filter((finalizer) => typeof finalizer === 'string'))]
}

/** The labels that are text, as they should be. */
export function labelsOf(object: KubernetesObject): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {}
  for (const [name, value] of Object.entries(recordOf(object.metadata?.labels)))
    if (typeof value === 'string') labels[name] = value
  return labels
}

/**
 * Since when an object is in the state of its verdict: for one that is being deleted its deletion timestamp,
 * else the last transition of the condition that the verdict names. Never later than `now`, because clocks differ.
 */
export function sinceOf(
  verdict: Verdict,
  conditions: readonly Condition[],
  deletion: number | undefined,
  now: number,
): number | undefined {
  const time = verdict.state === 'terminating' ? deletion : transitionOf(verdict.field, conditions)
  return time === undefined ? undefined : Math.min(time, now)
}

function transitionOf(field: string, conditions: readonly Condition[]): number | undefined {
  const type = /^status\.conditions\[type="?([^"\]]+)"?\]/.exec(field)?.[1]
  return parseTime(conditions.find((condition) => condition.type === type)?.lastTransitionTime)
}

function recordOf(value: unknown): Readonly<JsonObject> {
  return isJsonObject(value) ? value : {}
}
