import type { KubernetesObject, OwnerReference } from '../../object/index.ts'
import type { Context } from '../context.ts'
import { deleteObject } from '../pipeline/delete-object.ts'
import type { ServedResource } from '../resource/served-resource.ts'
import type { StorageEvent, StorageKey } from '../storage/index.ts'
import { amendMetadata, removeFinalizer } from './amend-metadata.ts'

const foreground = 'foregroundDeletion'
const orphan = 'orphan'

/**
 * Deletes what is left without an owner, and does what the propagation policies Foreground and Orphan ask for
 * (kube-controller-manager's garbage collector). It works within the write that gives cause to it.
 */
export class GarbageCollector {
  readonly #context: Context
  /** By the owner's uid. */
  readonly #dependents = new Map<string, Map<string, StorageKey>>()
  /** Owners held by foreground deletion, by uid. */
  readonly #waiting = new Map<string, StorageKey>()
  #unsubscribe = () => {}

  constructor(context: Context) {
    this.#context = context
  }

  start(): void {
    const { storage, resources } = this.#context
    for (const { collection } of resources.preferred())
      for (const { object } of storage.list({ collection }).items)
        this.#index(keyOf(collection, object), object.metadata.ownerReferences, undefined)
    this.#unsubscribe = storage.observe((event) => this.#onEvent(event))
  }

  stop(): void {
    this.#unsubscribe()
  }

  #onEvent({ type, key, object, previous }: StorageEvent): void {
    const { metadata } = object.object
    const owners = type === 'DELETED' ? undefined : metadata.ownerReferences
    this.#index(key, owners, previous?.object.metadata.ownerReferences)
    if (type === 'DELETED') {
      this.#orphaned(metadata.uid ?? '')
      this.#waiting.delete(metadata.uid ?? '')
      for (const { uid } of previous?.object.metadata.ownerReferences ?? []) {
        const owner = this.#waiting.get(uid)
        if (owner) this.#releaseUnlessBlocked(owner, uid)
      }
      return
    }
    if (type === 'ADDED' && owners?.length) this.#collect(key)
    if (!metadata.deletionTimestamp) return
    if (metadata.finalizers?.includes(orphan)) this.#orphan(key, metadata.uid ?? '')
    else if (metadata.finalizers?.includes(foreground)) this.#deleteDependents(key, metadata.uid ?? '')
  }

  #index(key: StorageKey, now: readonly OwnerReference[] = [], before: readonly OwnerReference[] = []): void {
    if (now === before) return
    const path = `${key.collection}/${key.namespace}/${key.name}`
    for (const { uid } of before) {
      const dependents = this.#dependents.get(uid)
      dependents?.delete(path)
      if (dependents?.size === 0) this.#dependents.delete(uid)
    }
    for (const { uid } of now) {
      const dependents = this.#dependents.get(uid) ?? new Map<string, StorageKey>()
      dependents.set(path, key)
      this.#dependents.set(uid, dependents)
    }
  }

  #dependentsOf(uid: string): StorageKey[] {
    return [...(this.#dependents.get(uid)?.values() ?? [])]
  }

  #orphaned(uid: string): void {
    for (const key of this.#dependentsOf(uid)) this.#collect(key)
  }

  /** Deletes an object none of whose owners is there; takes away references to owners that are not. */
  #collect(key: StorageKey): void {
    const { storage } = this.#context
    const owners = storage.get(key)?.object.metadata.ownerReferences ?? []
    const present = owners.filter((owner) => this.#isPresent(owner, key.namespace))
    if (present.length === owners.length) return
    if (present.length > 0)
      amendMetadata(storage, key, (metadata) => ({ ...metadata, ownerReferences: present }))
    else this.#delete(key)
  }

  /** An owner of a kind that is not served cannot be looked for and counts as present. */
  #isPresent({ apiVersion, kind, name, uid }: OwnerReference, namespace: string): boolean {
    const { storage, resources } = this.#context
    const resource = resources.findKind(apiVersion, kind)
    if (!resource) return true
    const owner = storage.get({
      collection: resource.collection,
      namespace: resource.namespaced ? namespace : '',
      name,
    })
    return owner?.object.metadata.uid === uid
  }

  #orphan(key: StorageKey, uid: string): void {
    const { storage } = this.#context
    for (const dependent of this.#dependentsOf(uid))
      amendMetadata(storage, dependent, ({ ownerReferences = [], ...metadata }) => ({
        ...metadata,
        ownerReferences: ownerReferences.filter((owner) => owner.uid !== uid),
      }))
    removeFinalizer(storage, key, orphan)
  }

  #deleteDependents(key: StorageKey, uid: string): void {
    this.#waiting.set(uid, key)
    for (const dependent of this.#dependentsOf(uid)) this.#delete(dependent, 'Foreground')
    this.#releaseUnlessBlocked(key, uid)
  }

  #releaseUnlessBlocked(key: StorageKey, uid: string): void {
    const { storage } = this.#context
    const { deletionTimestamp } = storage.get(key)?.object.metadata ?? {}
    if (!deletionTimestamp) return
    const blocked = this.#dependentsOf(uid).some((dependent) =>
      storage
        .get(dependent)
        ?.object.metadata.ownerReferences?.some((owner) => owner.uid === uid && owner.blockOwnerDeletion),
    )
    if (!blocked) removeFinalizer(storage, key, foreground)
  }

  #delete(key: StorageKey, propagationPolicy: 'Background' | 'Foreground' = 'Background'): void {
    const stored = this.#context.storage.get(key)
    const resource = stored && this.#resourceOf(key.collection)
    if (!resource || stored.object.metadata.deletionTimestamp) return
    const policy = this.#dependents.has(stored.object.metadata.uid ?? '') ? propagationPolicy : 'Background'
    deleteObject(this.#context, resource, key, { propagationPolicy: policy, gracePeriodSeconds: 0 })
  }

  #resourceOf(collection: string): ServedResource | undefined {
    return this.#context.resources.preferred().find((resource) => resource.collection === collection)
  }
}

const keyOf = (collection: string, { metadata }: KubernetesObject): StorageKey => ({
  collection,
  namespace: metadata.namespace ?? '',
  name: metadata.name ?? '',
})
