import type { KubernetesObject } from '../../object/index.ts'
import { SortedKeys } from './sorted-keys.ts'
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

/** etcd's limit on a request, which kube-apiserver leaves at its default. */
const largestObject = 1.5 * 1024 * 1024

interface Watcher {
  readonly onEvent: (event: StorageEvent) => void
  /** The version of the last event it saw; a queued event that it got from the history is not new to it. */
  seen: number
}

interface Collection {
  readonly objects: Map<string, StoredObject>
  readonly history: WatchHistory
  readonly watchers: Set<Watcher>
  readonly keys: SortedKeys
  /** Objects in each namespace. */
  readonly counts: Map<string, number>
}

/** Keeps everything in memory; nothing survives the process. */
export class MemoryStorage implements Storage {
  readonly #collections = new Map<string, Collection>()
  readonly #historyLength: number
  readonly #observers = new Set<Watcher>()
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
    const stored = this.#next(object)
    collection.objects.set(path, stored)
    collection.keys.add(path)
    count(collection, key.namespace, 1)
    this.#publish(collection, { type: 'ADDED', key, object: stored, previous: undefined })
    return stored
  }

  update(key: StorageKey, expected: number, object: KubernetesObject): StoredObject {
    const collection = this.#collection(key.collection)
    const previous = this.#expect(collection, key, expected)
    const stored = this.#next(object)
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
    collection.keys.delete(pathOf(key))
    count(collection, key.namespace, -1)
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
      : collection.keys.values()
    const prefix = namespace === undefined ? '' : `${namespace}/`
    const items: StoredObject[] = []
    for (let index = firstFrom(order, prefix); index < order.length; index++) {
      const path = order[index] as string
      if (!path.startsWith(prefix)) break
      const stored = past?.has(path) ? past.get(path) : collection.objects.get(path)
      if (stored) items.push(stored)
    }
    return { resourceVersion, items }
  }

  count({ collection, namespace }: ListScope): number {
    const found = this.#collections.get(collection)
    if (!found) return 0
    return namespace === undefined ? found.objects.size : (found.counts.get(namespace) ?? 0)
  }

  watch(name: string, after: number, onEvent: (event: StorageEvent) => void): () => void {
    const { history, watchers } = this.#collection(name)
    const watcher: Watcher = { onEvent, seen: after }
    for (const event of history.since(after)) deliver(watcher, event)
    watchers.add(watcher)
    return () => watchers.delete(watcher)
  }

  observe(onEvent: (event: StorageEvent) => void): () => void {
    const observer: Watcher = { onEvent, seen: this.#resourceVersion }
    this.#observers.add(observer)
    return () => this.#observers.delete(observer)
  }

  durable(): Promise<void> {
    return Promise.resolve()
  }

  #next(object: KubernetesObject): StoredObject {
    const stored = new StoredObject(object, this.#resourceVersion + 1)
    if (stored.json.length > largestObject)
      throw new StorageError('too-large', 'etcdserver: request is too large')
    this.#resourceVersion++
    return stored
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
        keys: new SortedKeys(),
        counts: new Map(),
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
      for (let next = this.#undelivered.shift(); next; next = this.#undelivered.shift()) {
        for (const watcher of this.#collection(next.key.collection).watchers) deliver(watcher, next)
        for (const observer of this.#observers) deliver(observer, next)
      }
    } finally {
      this.#delivering = false
    }
  }
}

/** Ordered as etcd orders its keys. */
const pathOf = ({ namespace, name }: StorageKey): string => `${namespace}/${name}`

function count({ counts }: Collection, namespace: string, change: 1 | -1): void {
  const now = (counts.get(namespace) ?? 0) + change
  if (now === 0) counts.delete(namespace)
  else counts.set(namespace, now)
}

function deliver(watcher: Watcher, event: StorageEvent): void {
  const { resourceVersion } = event.object
  if (resourceVersion <= watcher.seen) return
  watcher.seen = resourceVersion
  watcher.onEvent(event)
}

function firstFrom(sorted: readonly string[], prefix: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as string) < prefix) low = middle + 1
    else high = middle
  }
  return low
}
