import type { Context } from '../context.ts'
import { deleteObject } from '../pipeline/delete-object.ts'
import type { StorageEvent } from '../storage/index.ts'

const collection = 'namespaces'

/**
 * Empties a namespace that is being deleted and lets it go when nothing is left in it
 * (kube-controller-manager's namespace controller). It works within the write that gives cause to it.
 */
export class NamespaceController {
  readonly #context: Context
  readonly #terminating = new Set<string>()
  #unsubscribe = () => {}

  constructor(context: Context) {
    this.#context = context
  }

  start(): void {
    const { storage } = this.#context
    for (const { object } of storage.list({ collection }).items)
      if (object.metadata.deletionTimestamp) this.#empty(object.metadata.name ?? '')
    this.#unsubscribe = storage.observe((event) => this.#onEvent(event))
  }

  stop(): void {
    this.#unsubscribe()
  }

  #onEvent({ type, key, object }: StorageEvent): void {
    if (key.collection !== collection) {
      if (type === 'DELETED' && this.#terminating.has(key.namespace)) this.#finish(key.namespace)
    } else if (type === 'DELETED') this.#terminating.delete(key.name)
    else if (object.object.metadata.deletionTimestamp && !this.#terminating.has(key.name))
      this.#empty(key.name)
  }

  #empty(namespace: string): void {
    this.#terminating.add(namespace)
    const { storage, resources } = this.#context
    for (const resource of resources.preferred()) {
      if (!resource.namespaced) continue
      for (const { object } of storage.list({ collection: resource.collection, namespace }).items) {
        const key = { collection: resource.collection, namespace, name: object.metadata.name ?? '' }
        if (storage.get(key)) deleteObject(this.#context, resource, key, { gracePeriodSeconds: 0 })
      }
    }
    this.#finish(namespace)
  }

  #finish(namespace: string): void {
    const { storage, resources } = this.#context
    const left = resources
      .preferred()
      .some(({ collection, namespaced }) => namespaced && storage.count({ collection, namespace }) > 0)
    if (left) return
    const key = { collection, namespace: '', name: namespace }
    const stored = storage.get(key)
    if (!stored?.object.metadata.deletionTimestamp) return
    const spec = { ...(stored.object.spec as object | undefined), finalizers: [] }
    if (stored.object.metadata.finalizers?.length)
      storage.update(key, stored.resourceVersion, { ...stored.object, spec })
    else storage.delete(key, stored.resourceVersion)
  }
}
