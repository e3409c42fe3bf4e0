import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { formatTime, type KubernetesObject } from '../../object/index.ts'
import type { Context } from '../context.ts'
import type { ServedResource } from '../resource/served-resource.ts'

/** Gives a new object what only the server may give, and takes what the client may not set. In place. */
export function prepareForCreate(
  { clock }: Context,
  resource: ServedResource,
  namespace: string,
  object: KubernetesObject,
): void {
  const { metadata } = object
  metadata.uid = randomUUID()
  metadata.creationTimestamp = formatTime(clock.now())
  delete metadata.deletionTimestamp
  delete metadata.deletionGracePeriodSeconds
  delete metadata.resourceVersion
  delete (metadata as { selfLink?: string }).selfLink
  if (resource.namespaced) metadata.namespace = namespace
  else delete metadata.namespace
  if (resource.hasGeneration) metadata.generation = 1
  if (resource.hasStatus && resource.custom) delete object.status
  resource.prepareForCreate(object)
}

/**
 * Keeps what a write may not change, splits status from the rest and counts the generation. `object` is given
 * away, `old` only read.
 */
export function prepareForUpdate(
  resource: ServedResource,
  subresource: string,
  object: KubernetesObject,
  old: KubernetesObject,
): KubernetesObject {
  if (subresource === 'status') return onlyStatus(object, old)
  const { metadata, spec } = object
  const was = old.metadata
  metadata.uid ??= was.uid ?? ''
  keep(metadata, was, 'creationTimestamp')
  // Nobody takes a deletion back; to begin one this way is refused by the validation.
  if (was.deletionTimestamp !== undefined) keep(metadata, was, 'deletionTimestamp')
  if (metadata.deletionGracePeriodSeconds === undefined) keep(metadata, was, 'deletionGracePeriodSeconds')
  keep(metadata, was, 'generation')
  keep(metadata, was, 'namespace')
  delete (metadata as { selfLink?: string }).selfLink
  if (resource.hasStatus) {
    if (old.status === undefined) delete object.status
    else object.status = structuredClone(old.status)
  }
  resource.prepareForUpdate(object, old)
  if (subresource === 'finalize') object.spec = finalized(spec, old.spec)
  if (resource.hasGeneration && !sameSpec(resource, object, old))
    metadata.generation = (was.generation ?? 0) + 1
  return object
}

/** A write through `/status` changes the status; of the metadata it may set managedFields only. */
function onlyStatus({ status, metadata }: KubernetesObject, old: KubernetesObject): KubernetesObject {
  const { status: _, ...rest } = old
  const { managedFields } = metadata
  return {
    ...rest,
    metadata: { ...old.metadata, ...(managedFields && { managedFields }) },
    ...(status !== undefined && { status }),
  }
}

/** A write through `/finalize` of a namespace changes the finalizers of its spec. */
function finalized(spec: unknown, old: unknown): Record<string, unknown> {
  const { finalizers } = (spec ?? {}) as { finalizers?: unknown }
  const { finalizers: _, ...rest } = (old ?? {}) as { finalizers?: unknown }
  return { ...rest, ...(finalizers !== undefined && { finalizers }) }
}

function keep<T extends object, K extends keyof T>(target: T, source: T, field: K): void {
  if (source[field] === undefined) delete target[field]
  else target[field] = source[field]
}

/**
 * Whether nothing that counts for the generation changed: of a custom resource everything but metadata (and
 * status, where that is a subresource), of a built-in kind `spec`.
 */
function sameSpec(resource: ServedResource, object: KubernetesObject, old: KubernetesObject): boolean {
  if (!resource.custom) return isDeepStrictEqual(object.spec, old.spec)
  const counted = ({ metadata, managedFields, status, ...rest }: KubernetesObject) =>
    resource.hasStatus ? rest : { ...rest, status }
  return isDeepStrictEqual(counted(object), counted(old))
}
