import type { KubernetesObject } from '../../object/index.ts'
import {
  type ListScope,
  type Snapshot,
  type Storage,
  StorageError,
  type StorageEvent,
  type StorageKey,
} from './storage.ts'
import { StoredObject } from './stored-object.ts'
import { WatchHistory } from './watch-history.ts'

export interface MemoryStorageOptions {
  /** Changes remembered for each collection. Default 5,000. */
  readonly history?: number
}

interface Watcher {
  readonly onEvent: (event: StorageEvent) => void
  /** The version of the last event it saw; a queued event that it got from the history is not new to it. */
  seen: number
}

interface Collection {
  readonly objects: Map<string, StoredObject>
  readonly history: WatchHistory
  readonly watchers: Set<Watcher>
  /** The keys in order; undefined when it has to be made anew. */
  order: readonly string[] | undefined
}

/** Keeps everything in memory; nothing survives the process. */
export class MemoryStorage implements Storage {
  readonly #collections = new Map<string, Collection>()
  readonly #historyLength: number
  readonly #undelivered: StorageEvent[] = []
  #delivering = false
  #resourceVersion = 0

  constructor({ history = 5000 }: MemoryStorageOptions = {}) {
    this.#historyLength = history
  }

  get resourceVersion(): number {
    return this.#resourceVersion
  }

  get(key: StorageKey): StoredObject | undefined {
    return this.#collections.get(key.collection)?.objects.get(pathOf(key))
  }

  create(key: StorageKey, object: KubernetesObject): StoredObject {
    const collection = this.#collection(key.collection)
    const path = pathOf(key)
    if (collection.objects.has(path)) throw new StorageError('exists', `${path} exists already`)
    const stored = new StoredObject(object, ++this.#resourceVersion)
    collection.objects.set(path, stored)
    collection.order = undefined
    this.#publish(collection, { type: 'ADDED', key, object: stored, previous: undefined })
    return stored
  }

  update(key: StorageKey, expected: number, object: KubernetesObject): StoredObject {
    const collection = this.#collection(key.collection)
    const previous = this.#expect(collection, key, expected)
    const stored = new StoredObject(object, ++this.#resourceVersion)
    collection.objects.set(pathOf(key), stored)
    this.#publish(collection, { type: 'MODIFIED', key, object: stored, previous })
    return stored
  }

  delete(key: StorageKey, expected: number): StoredObject {
    const collection = this.#collection(key.collection)
    const previous = this.#expect(collection, key, expected)
    const { object } = previous
    const last = new StoredObject({ ...object, metadata: { ...object.metadata } }, ++this.#resourceVersion)
    collection.objects.delete(pathOf(key))
    collection.order = undefined
    this.#publish(collection, { type: 'DELETED', key, object: last, previous })
    return last
  }

  list({ collection: name, namespace }: ListScope, at?: number): Snapshot {
    const collection = this.#collection(name)
    const resourceVersion = at ?? this.#resourceVersion
    const past =
      at === undefined || at >= this.#resourceVersion
        ? undefined
        : collection.history.before(at, (event) => pathOf(event.key))
    const order = past?.size
      ? [...new Set([...collection.objects.keys(), ...past.keys()])].sort()
      : inOrder(collection)
    const prefix = namespace === undefined ? undefined : `${namespace}/`
    const items: StoredObject[] = []
    for (const path of order) {
      if (prefix !== undefined && !path.startsWith(prefix)) continue
      const stored = past?.has(path) ? past.get(path) : collection.objects.get(path)
      if (stored) items.push(stored)
    }
    return { resourceVersion, items }
  }

  watch(name: string, after: number, onEvent: (event: StorageEvent) => void): () => void {
    const { history, watchers } = this.#collection(name)
    const watcher: Watcher = { onEvent, seen: after }
    for (const event of history.since(after)) deliver(watcher, event)
    watchers.add(watcher)
    return () => watchers.delete(watcher)
  }

  durable(): Promise<void> {
    return Promise.resolve()
  }

  #expect(collection: Collection, key: StorageKey, expected: number): StoredObject {
    const stored = collection.objects.get(pathOf(key))
    if (!stored) throw new StorageError('missing', `${pathOf(key)} does not exist`)
    if (stored.resourceVersion !== expected)
      throw new StorageError('conflict', `${pathOf(key)} is at ${stored.resourceVersion}, not ${expected}`)
    return stored
  }

  #collection(name: string): Collection {
    let collection = this.#collections.get(name)
    if (!collection) {
      collection = {
        objects: new Map(),
        history: new WatchHistory(this.#historyLength),
        watchers: new Set(),
        order: [],
      }
      this.#collections.set(name, collection)
    }
    return collection
  }

  #publish(collection: Collection, event: StorageEvent): void {
    collection.history.append(event)
    this.#undelivered.push(event)
    if (this.#delivering) return
    this.#delivering = true
    try {
      for (let next = this.#undelivered.shift(); next; next = this.#undelivered.shift())
        for (const watcher of this.#collection(next.key.collection).watchers) deliver(watcher, next)
    } finally {
      this.#delivering = false
    }
  }
}

/** Ordered as etcd orders its keys. */
const pathOf = ({ namespace, name }: StorageKey): string => `${namespace}/${name}`

function inOrder(collection: Collection): readonly string[] {
  collection.order ??= [...collection.objects.keys()].sort()
  return collection.order
}

function deliver(watcher: Watcher, event: StorageEvent): void {
  const { resourceVersion } = event.object
  if (resourceVersion <= watcher.seen) return
  watcher.seen = resourceVersion
  watcher.onEvent(event)
}
