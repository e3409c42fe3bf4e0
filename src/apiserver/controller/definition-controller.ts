import { isDeepStrictEqual } from 'node:util'
import { formatGroupResource, formatTime, type KubernetesObject } from '../../object/index.ts'
import { type CustomResourceDefinition, readCustomResourceDefinition } from '../../schema/index.ts'
import type { Context } from '../context.ts'
import { type AcceptedNames, acceptNames } from '../definition/accept-names.ts'
import { customResource } from '../definition/custom-resource.ts'
import { deleteObject } from '../pipeline/delete-object.ts'
import { stampManager } from '../pipeline/stamp-manager.ts'
import type { DeletionMark, ServedResource } from '../resource/served-resource.ts'
import type { StorageEvent, StoredObject } from '../storage/index.ts'
import { removeFinalizer } from './amend-metadata.ts'

const collection = 'customresourcedefinitions.apiextensions.k8s.io'
/** Holds a definition until its instances are gone. */
const cleanupFinalizer = 'customresourcecleanup.apiextensions.k8s.io'

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
    const accepted = this.#acceptedNames(definition)
    if (!accepted.conflict) this.#serve(definition, spec, stored.resourceVersion)
    this.#writeStatus(stored, accepted)
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

  #acceptedNames({ name, group, names }: CustomResourceDefinition): AcceptedNames {
    const others = [...this.#context.resources].filter(
      (other) => other.group === group && formatGroupResource(other) !== name,
    )
    return acceptNames(names, {
      resources: new Set(others.flatMap((other) => [other.resource, other.singular, ...other.shortNames])),
      kinds: new Set(others.flatMap((other) => [other.kind, other.listKind])),
    })
  }

  #writeStatus(stored: StoredObject, { names: acceptedNames, conflict }: AcceptedNames): void {
    const { clock } = this.#context
    const status = stored.object.status as { conditions?: unknown } | undefined
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
      message: conflict?.message ?? 'no conflicts found',
      reason: conflict?.reason ?? 'NoConflicts',
      status: conflict ? 'False' : 'True',
      type: 'NamesAccepted',
    }
    const conditions = mergeConditions(status?.conditions, [accepted, established])
    this.#store(stored, { conditions, acceptedNames })
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

  #markTerminating(stored: StoredObject): void {
    const terminating = {
      lastTransitionTime: formatTime(this.#context.clock.now()),
      message: 'CustomResource deletion is in progress',
      reason: 'InstanceDeletionInProgress',
      status: 'True',
      type: 'Terminating',
    }
    const { conditions } = (stored.object.status ?? {}) as { conditions?: unknown }
    this.#store(stored, { conditions: mergeConditions(conditions, [terminating]) })
  }

  /** Its own writes come back here: what is as it should be is left alone. */
  #store({ object, resourceVersion }: StoredObject, change: Readonly<Record<string, unknown>>): void {
    const status = { ...(object.status as object | undefined), ...change }
    if (isDeepStrictEqual(status, object.status)) return
    const { storage, resources } = this.#context
    const next: KubernetesObject = { ...object, metadata: { ...object.metadata }, status }
    const resource = resources.find('apiextensions.k8s.io', 'v1', 'customresourcedefinitions')
    if (resource)
      stampManager(this.#context, resource, {
        object: next,
        old: object,
        fieldManager,
        subresource: 'status',
      })
    storage.update(keyOf(object.metadata.name ?? ''), resourceVersion, next)
  }
}

const fieldManager = 'kube-apiserver'

/** What the registry of definitions does with one that is asked to go. */
export const definitionDeletion: DeletionMark = {
  finalizers: [cleanupFinalizer],
  mark(object, time) {
    const { conditions } = (object.status ?? {}) as { conditions?: unknown }
    const pending = {
      lastTransitionTime: time,
      message: 'CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon',
      reason: 'InstanceDeletionPending',
      status: 'True',
      type: 'Terminating',
    }
    object.status = {
      ...(object.status as object | undefined),
      conditions: mergeConditions(conditions, [pending]),
    }
  },
}

const keyOf = (name: string) => ({ collection, namespace: '', name })

/** A condition that stays as it was keeps its transition time. */
function mergeConditions(before: unknown, next: readonly Record<string, string>[]): unknown[] {
  const merged: Record<string, unknown>[] = Array.isArray(before) ? [...before] : []
  for (const condition of next) {
    const at = merged.findIndex(({ type }) => type === condition.type)
    if (at < 0) merged.push(condition)
    else {
      const { lastTransitionTime, status } = merged[at] ?? {}
      merged[at] = status === condition.status ? { ...condition, lastTransitionTime } : condition
    }
  }
  return merged
}
