import { formatTime, type KubernetesObject } from '../../object/index.ts'
import type { Context } from '../context.ts'
import { conflict, forbidden, notFound } from '../error/index.ts'
import type { ObjectView, ServedResource } from '../resource/served-resource.ts'
import type { StorageKey } from '../storage/index.ts'

export interface DeleteOptions {
  readonly dryRun?: boolean
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string }
  readonly propagationPolicy?: 'Orphan' | 'Background' | 'Foreground'
}

export type Deleted =
  /** Gone; the view is its last state. */
  | { readonly kind: 'gone'; readonly view: ObjectView }
  /** Marked; finalizers hold it. */
  | { readonly kind: 'held'; readonly view: ObjectView }

/** The NamespaceLifecycle admission keeps these. */
const undeletable: readonly string[] = ['default', 'kube-public', 'kube-system']

const finalizerOf = { Orphan: 'orphan', Foreground: 'foregroundDeletion', Background: undefined } as const

/** Deletes an object, or marks it when finalizers hold it. Throws `ApiError`. */
export function deleteObject(
  { storage, clock }: Context,
  resource: ServedResource,
  key: StorageKey,
  { dryRun = false, preconditions, propagationPolicy = 'Background' }: DeleteOptions = {},
): Deleted {
  const existing = storage.get(key)
  if (!existing) throw notFound(resource, key.name)
  const { object } = existing
  checkPreconditions(resource, object, preconditions)

  const finalizers = finalizersFor(resource, object, propagationPolicy)
  const isNamespace = resource.collection === 'namespaces'
  if (isNamespace && undeletable.includes(key.name))
    throw forbidden(resource, key.name, 'this namespace may not be deleted')
  const held = finalizers.length > 0 || isNamespace
  if (!held) {
    const view = resource.view(existing)
    if (!dryRun) storage.delete(key, existing.resourceVersion)
    return { kind: 'gone', view }
  }
  const marked = object.metadata.deletionTimestamp !== undefined
  if (marked && sameFinalizers(object, finalizers)) return { kind: 'held', view: resource.view(existing) }

  const { finalizers: _, ...metadata } = object.metadata
  const next: KubernetesObject = { ...object, metadata: { ...metadata } }
  if (finalizers.length > 0) next.metadata.finalizers = [...finalizers]
  if (!marked) {
    next.metadata.deletionTimestamp = formatTime(clock.now())
    if (!isNamespace) next.metadata.deletionGracePeriodSeconds = 0
    if (resource.hasGeneration) next.metadata.generation = (object.metadata.generation ?? 0) + 1
    if (isNamespace) next.status = { ...(object.status as object | undefined), phase: 'Terminating' }
  }
  if (dryRun) return { kind: 'held', view: { object: next, json: JSON.stringify(next) } }
  return { kind: 'held', view: resource.view(storage.update(key, existing.resourceVersion, next)) }
}

/** The garbage collector's finalizers, added and taken away by the policy of the latest delete. */
function finalizersFor(
  { deletionFinalizers = [] }: ServedResource,
  { metadata }: KubernetesObject,
  policy: NonNullable<DeleteOptions['propagationPolicy']>,
): readonly string[] {
  const collector = finalizerOf[policy]
  const others = (metadata.finalizers ?? []).filter(
    (finalizer) => finalizer !== 'orphan' && finalizer !== 'foregroundDeletion',
  )
  const added = metadata.deletionTimestamp ? [] : deletionFinalizers
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
