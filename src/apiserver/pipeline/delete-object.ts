import { formatTime, type KubernetesObject, parseTime } from '../../object/index.ts'
import type { Context } from '../context.ts'
import { conflict, forbidden, notFound } from '../error/index.ts'
import type { ObjectView, ServedResource } from '../resource/served-resource.ts'
import type { StorageKey } from '../storage/index.ts'

export interface DeleteOptions {
  readonly dryRun?: boolean
  readonly gracePeriodSeconds?: number
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string }
  readonly propagationPolicy?: 'Orphan' | 'Background' | 'Foreground'
}

export type Deleted =
  /** Gone; the view is its last state. */
  | { readonly kind: 'gone'; readonly view: ObjectView }
  /** Marked; finalizers or a grace period hold it. */
  | { readonly kind: 'held'; readonly view: ObjectView }

/** The NamespaceLifecycle admission keeps these. */
const undeletable: readonly string[] = ['default', 'kube-public', 'kube-system']

const finalizerOf = { Orphan: 'orphan', Foreground: 'foregroundDeletion', Background: undefined } as const

/** Deletes an object, or marks it when finalizers or a grace period hold it. Throws `ApiError`. */
export function deleteObject(
  { storage, clock }: Context,
  resource: ServedResource,
  key: StorageKey,
  options: DeleteOptions = {},
): Deleted {
  const { dryRun = false, preconditions, propagationPolicy = 'Background' } = options
  const existing = storage.get(key)
  if (!existing) throw notFound(resource, key.name)
  const { object } = existing
  checkPreconditions(resource, object, preconditions)
  if (isNamespace(resource) && undeletable.includes(key.name))
    throw forbidden(resource, key.name, 'this namespace may not be deleted')

  const finalizers = finalizersFor(resource, object, propagationPolicy)
  const grace = resource.gracePeriodSeconds?.(object, options.gracePeriodSeconds)
  const held = finalizers.length > 0 || isNamespace(resource) || (grace ?? 0) > 0
  if (!held && grace === undefined) {
    if (dryRun) return { kind: 'gone', view: resource.view(existing) }
    const last = storage.delete(key, existing.resourceVersion)
    return { kind: 'gone', view: resource.view(last) }
  }
  const isShorter = grace !== undefined && grace < (object.metadata.deletionGracePeriodSeconds ?? 0)
  const marked = object.metadata.deletionTimestamp !== undefined
  if (marked && sameFinalizers(object, finalizers) && !isShorter && held)
    return { kind: 'held', view: resource.view(existing) }

  const next = withFinalizers(object, finalizers)
  if (!marked) mark(resource, next, clock.now(), grace ?? 0)
  else if (isShorter) shorten(next, grace)
  const kind = held ? 'held' : 'gone'
  if (dryRun) return { kind, view: { object: next, json: JSON.stringify(next) } }
  const updated = storage.update(key, existing.resourceVersion, next)
  if (!held) storage.delete(key, updated.resourceVersion)
  return { kind, view: resource.view(updated) }
}

const isNamespace = ({ collection }: ServedResource): boolean => collection === 'namespaces'

function withFinalizers(object: KubernetesObject, finalizers: readonly string[]): KubernetesObject {
  const { finalizers: _, ...metadata } = object.metadata
  return {
    ...object,
    metadata: { ...metadata, ...(finalizers.length > 0 && { finalizers: [...finalizers] }) },
  }
}

/** Registries of their own, those of namespaces and definitions, count no generation and give no grace period. */
function mark(resource: ServedResource, object: KubernetesObject, now: number, grace: number): void {
  const { metadata } = object
  const time = formatTime(now + grace * 1000)
  metadata.deletionTimestamp = time
  if (isNamespace(resource))
    object.status = { ...(object.status as object | undefined), phase: 'Terminating' }
  else if (resource.onDeletion) resource.onDeletion.mark(object, time)
  else {
    metadata.deletionGracePeriodSeconds = grace
    if (resource.hasGeneration) metadata.generation = (metadata.generation ?? 0) + 1
  }
}

/** A client may bring the end nearer, never put it off (registry/rest's BeforeDelete). */
function shorten({ metadata }: KubernetesObject, grace: number): void {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = metadata
  const end = parseTime(deletionTimestamp) ?? 0
  metadata.deletionTimestamp = formatTime(end - (deletionGracePeriodSeconds - grace) * 1000)
  metadata.deletionGracePeriodSeconds = grace
}

/** The garbage collector's finalizers, added and taken away by the policy of the latest delete. */
function finalizersFor(
  { onDeletion }: ServedResource,
  { metadata }: KubernetesObject,
  policy: NonNullable<DeleteOptions['propagationPolicy']>,
): readonly string[] {
  const collector = finalizerOf[policy]
  const others = (metadata.finalizers ?? []).filter(
    (finalizer) => finalizer !== 'orphan' && finalizer !== 'foregroundDeletion',
  )
  const added = metadata.deletionTimestamp ? [] : (onDeletion?.finalizers ?? [])
  return [...new Set([...others, ...added, ...(collector ? [collector] : [])])]
}

function sameFinalizers({ metadata }: KubernetesObject, finalizers: readonly string[]): boolean {
  const now = metadata.finalizers ?? []
  return now.length === finalizers.length && now.every((finalizer) => finalizers.includes(finalizer))
}

function checkPreconditions(
  { group, kind }: ServedResource,
  { metadata }: KubernetesObject,
  preconditions: DeleteOptions['preconditions'],
): void {
  const { uid, resourceVersion } = preconditions ?? {}
  // The upstream message names the kind where a resource belongs (registry/rest BeforeDelete).
  const named = { group, resource: kind }
  if (uid !== undefined && uid !== metadata.uid)
    throw conflict(
      named,
      metadata.name ?? '',
      `the UID in the precondition (${uid}) does not match the UID in record (${metadata.uid}). The object might have been deleted and then recreated`,
    )
  if (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion)
    throw conflict(
      named,
      metadata.name ?? '',
      `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion in record (${metadata.resourceVersion}). The object might have been modified`,
    )
}
