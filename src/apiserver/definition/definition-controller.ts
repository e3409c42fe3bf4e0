import { isDeepStrictEqual } from 'node:util'
import { formatTime, type KubernetesObject } from '../../object/index.ts'
import { type CustomResourceDefinition, readCustomResourceDefinition } from '../../schema/index.ts'
import type { Context } from '../context.ts'
import { removeFinalizer } from '../controller/amend-metadata.ts'
import { deleteObject } from '../pipeline/delete-object.ts'
import { collectionOf, type ServedResource } from '../resource/served-resource.ts'
import type { StorageEvent, StoredObject } from '../storage/index.ts'
import { customResource } from './custom-resource.ts'

const collection = 'customresourcedefinitions.apiextensions.k8s.io'
/** Holds a definition until its instances are gone. */
export const cleanupFinalizer = 'customresourcecleanup.apiextensions.k8s.io'

interface Serving {
  readonly spec: string
  readonly resources: readonly ServedResource[]
  readonly retire: AbortController
}

/**
 * Makes of every accepted CustomResourceDefinition served resources, and keeps its conditions. It works within
 * the write of the definition, so that a client's next request already finds the resource.
 */
export class DefinitionController {
  readonly #context: Context
  readonly #serving = new Map<string, Serving>()
  readonly #terminating = new Set<string>()
  #unsubscribe = () => {}

  constructor(context: Context) {
    this.#context = context
  }

  start(): void {
    const { storage } = this.#context
    const { items, resourceVersion } = storage.list({ collection })
    for (const item of items) this.#observe(item)
    this.#unsubscribe = storage.watch(collection, resourceVersion, (event) => this.#onEvent(event))
  }

  stop(): void {
    this.#unsubscribe()
  }

  /** Goes by what is stored now: other watchers may have written since the event. */
  #onEvent({ type, key }: StorageEvent): void {
    const stored = this.#context.storage.get(key)
    if (stored) {
      this.#observe(stored)
      return
    }
    // Watches of its instances have to see their end first, so the deletion's own event is waited for.
    if (type !== 'DELETED') return
    this.#terminating.delete(key.name)
    this.#withdraw(key.name)
    this.#retryConflicts()
  }

  #observe(stored: StoredObject): void {
    const { object } = stored
    if (object.metadata.deletionTimestamp) {
      this.#cleanUp(stored)
      return
    }
    const definition = readCustomResourceDefinition(object)
    const spec = JSON.stringify(object.spec)
    const before = this.#serving.get(definition.name)
    if (before?.spec === spec) return
    const conflict = this.#nameConflict(definition)
    if (!conflict) this.#serve(definition, spec, stored.resourceVersion)
    this.#writeStatus(stored, definition, conflict)
  }

  /** A definition whose names were taken may have them now. */
  #retryConflicts(): void {
    for (const stored of this.#context.storage.list({ collection }).items)
      if (!this.#serving.has(stored.object.metadata.name ?? '')) this.#observe(stored)
  }

  #serve(definition: CustomResourceDefinition, spec: string, definedAt: number): void {
    this.#withdraw(definition.name)
    const retire = new AbortController()
    const resources = definition.versions
      .filter(({ served }) => served)
      .map((version) => customResource(definition, version, { definedAt, retired: retire.signal }))
    for (const resource of resources) this.#context.resources.add(resource)
    this.#serving.set(definition.name, { spec, resources, retire })
  }

  #withdraw(name: string): void {
    const serving = this.#serving.get(name)
    if (!serving) return
    this.#serving.delete(name)
    for (const resource of serving.resources) this.#context.resources.remove(resource)
    serving.retire.abort()
  }

  /** Names must not be taken by another kind of the group (apiextensions' naming controller). */
  #nameConflict({ name, group, names }: CustomResourceDefinition): string | undefined {
    const wanted = [names.plural, names.singular, ...names.shortNames]
    for (const other of this.#context.resources) {
      if (other.group !== group || collectionOf(other) === name) continue
      const taken = [other.resource, other.singular, ...other.shortNames]
      const clash = wanted.find((word) => taken.includes(word))
      if (clash !== undefined) return `${JSON.stringify(clash)} is already in use`
      if (other.kind === names.kind) return `${JSON.stringify(names.kind)} is already in use`
    }
    return undefined
  }

  #writeStatus(
    stored: StoredObject,
    definition: CustomResourceDefinition,
    conflict: string | undefined,
  ): void {
    const { storage, clock } = this.#context
    const { object } = stored
    const status = object.status as { storedVersions?: unknown; conditions?: unknown } | undefined
    const time = formatTime(clock.now())
    const established = {
      lastTransitionTime: time,
      message: conflict ? 'not all names are accepted' : 'the initial names have been accepted',
      reason: conflict ? 'NotAccepted' : 'InitialNamesAccepted',
      status: conflict ? 'False' : 'True',
      type: 'Established',
    }
    const accepted = {
      lastTransitionTime: time,
      message: conflict ?? 'no conflicts found',
      reason: conflict ? 'NamesConflict' : 'NoConflicts',
      status: conflict ? 'False' : 'True',
      type: 'NamesAccepted',
    }
    const conditions = mergeConditions(status?.conditions, [accepted, established])
    const { singular, shortNames, categories, ...names } = definition.names
    const acceptedNames = conflict
      ? { plural: '', kind: '' }
      : {
          ...names,
          singular,
          ...(shortNames.length > 0 && { shortNames }),
          ...(categories.length > 0 && { categories }),
        }
    const next: KubernetesObject = {
      ...object,
      metadata: { ...object.metadata },
      status: { ...status, conditions, acceptedNames },
    }
    // Its own writes come back here: what is as it should be is left alone.
    if (!isDeepStrictEqual(next.status, object.status))
      storage.update(keyOf(definition.name), stored.resourceVersion, next)
  }

  /** Deletes the instances; the definition goes with the last of them. */
  #cleanUp(stored: StoredObject): void {
    const { storage } = this.#context
    const name = stored.object.metadata.name ?? ''
    if (this.#terminating.has(name)) return
    this.#terminating.add(name)
    this.#markTerminating(stored)
    const [resource] = this.#serving.get(name)?.resources ?? []
    const release = () => removeFinalizer(storage, keyOf(name), cleanupFinalizer)
    if (!resource) {
      release()
      return
    }
    const { collection: instances } = resource
    for (const { object } of storage.list({ collection: instances }).items) {
      const { namespace = '', name = '', deletionTimestamp } = object.metadata
      const key = { collection: instances, namespace, name }
      if (!deletionTimestamp && storage.get(key)) deleteObject(this.#context, resource, key)
    }
    if (storage.count({ collection: instances }) === 0) {
      release()
      return
    }
    const unsubscribe = storage.watch(instances, storage.resourceVersion, () => {
      if (storage.count({ collection: instances }) > 0) return
      unsubscribe()
      release()
    })
  }

  #markTerminating({ object, resourceVersion }: StoredObject): void {
    const { storage, clock } = this.#context
    const status = object.status as { conditions?: unknown } | undefined
    const terminating = {
      lastTransitionTime: formatTime(clock.now()),
      message: 'CustomResource deletion is in progress',
      reason: 'InstanceDeletionInProgress',
      status: 'True',
      type: 'Terminating',
    }
    const conditions = mergeConditions(status?.conditions, [terminating])
    const metadata = { ...object.metadata }
    storage.update(keyOf(metadata.name ?? ''), resourceVersion, {
      ...object,
      metadata,
      status: { ...status, conditions },
    })
  }
}

const keyOf = (name: string) => ({ collection, namespace: '', name })

/** A condition that stays as it was keeps its transition time. */
function mergeConditions(before: unknown, next: readonly Record<string, string>[]): unknown[] {
  const old: Record<string, unknown>[] = Array.isArray(before) ? before : []
  const kept = old.filter(({ type }) => !next.some((condition) => condition.type === type))
  const merged = next.map((condition) => {
    const was = old.find(({ type }) => type === condition.type)
    return was?.status === condition.status ? was : condition
  })
  return [...merged, ...kept]
}
