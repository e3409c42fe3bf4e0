import { type KubernetesObject, objectKey } from '../object/index.ts'
import { isSameRevision } from './revision.ts'
import type { Sink } from './sink.ts'

/** The values an object is found under in an index (client-go's cache.IndexFunc). */
export type IndexFunc<T> = (object: T) => readonly string[]

export interface StoreOptions<T> {
  /** Indexes by name. */
  readonly indexers?: Readonly<Record<string, IndexFunc<T>>>
}

/** client-go's NamespaceIndex; pass as `{ indexers: { namespace: byNamespace } }`. */
export const byNamespace: IndexFunc<KubernetesObject> = ({ metadata }) => [metadata.namespace ?? '']

/**
 * The objects of one kind by key and by index (client-go's cache.ThreadSafeStore). One writer, the reflector;
 * many readers, who must not change what they get. A replacement swaps everything at once: an iteration that
 * began before it goes on over the old set.
 */
export class Store<T extends KubernetesObject = KubernetesObject> implements Sink<T> {
  readonly #indexers: Readonly<Record<string, IndexFunc<T>>>
  #contents: Contents<T>
  #next: Contents<T> | undefined
  #resourceVersion: string | undefined

  constructor({ indexers = {} }: StoreOptions<T> = {}) {
    this.#indexers = indexers
    this.#contents = new Contents(indexers)
  }

  get size(): number {
    return this.#contents.objects.size
  }

  /** Version of the collection at the last replacement; undefined before the first. */
  get resourceVersion(): string | undefined {
    return this.#resourceVersion
  }

  /** `key` as `objectKey` makes it. */
  get(key: string): T | undefined {
    return this.#contents.objects.get(key)
  }

  has(key: string): boolean {
    return this.#contents.objects.has(key)
  }

  keys(): Iterable<string> {
    return this.#contents.objects.keys()
  }

  /** The objects as they are while the iteration runs. */
  list(): Iterable<T> {
    return this.#contents.objects.values()
  }

  /** The objects that an index has under a value; throws on an index that was not declared. */
  byIndex(name: string, value: string): readonly T[] {
    return [...(this.#contents.index(name).get(value)?.values() ?? [])]
  }

  /**
   * The values that an index has objects under (client-go's Indexer.ListIndexFuncValues): for users of the store
   * who show what there is to choose from, such as all namespaces.
   */
  indexValues(name: string): Iterable<string> {
    return this.#contents.index(name).keys()
  }

  begin(): void {
    if (this.#next !== undefined) throw new Error('a replacement of the store is already open')
    this.#next = new Contents(this.#indexers)
  }

  add(object: T): void {
    const key = objectKey(object.metadata)
    const known = this.#contents.objects.get(key)
    this.#replacement().set(
      key,
      known !== undefined && isSameRevision(known.metadata, object.metadata) ? known : object,
    )
  }

  commit(resourceVersion: string): void {
    this.#contents = this.#replacement()
    this.#next = undefined
    this.#resourceVersion = resourceVersion
  }

  abandon(): void {
    this.#next = undefined
  }

  upsert(object: T): void {
    const key = objectKey(object.metadata)
    const known = this.#contents.objects.get(key)
    if (known === undefined || !isSameRevision(known.metadata, object.metadata))
      this.#contents.set(key, object)
  }

  remove(object: T): void {
    this.#contents.delete(objectKey(object.metadata))
  }

  #replacement(): Contents<T> {
    if (this.#next === undefined) throw new Error('no replacement of the store is open')
    return this.#next
  }
}

/** One set of objects with its indexes. */
class Contents<T> {
  readonly objects = new Map<string, T>()
  readonly #indexers: Readonly<Record<string, IndexFunc<T>>>
  readonly #indexes = new Map<string, Map<string, Map<string, T>>>()

  constructor(indexers: Readonly<Record<string, IndexFunc<T>>>) {
    this.#indexers = indexers
    for (const name of Object.keys(indexers)) this.#indexes.set(name, new Map())
  }

  index(name: string): ReadonlyMap<string, ReadonlyMap<string, T>> {
    const index = this.#indexes.get(name)
    if (index === undefined) throw new RangeError(`the store has no index "${name}"`)
    return index
  }

  set(key: string, object: T): void {
    this.#unindex(key)
    this.objects.set(key, object)
    for (const [name, index] of this.#indexes) {
      for (const value of this.#indexers[name]?.(object) ?? []) {
        const bucket = index.get(value)
        if (bucket) bucket.set(key, object)
        else index.set(value, new Map([[key, object]]))
      }
    }
  }

  delete(key: string): void {
    this.#unindex(key)
    this.objects.delete(key)
  }

  #unindex(key: string): void {
    if (this.#indexes.size === 0) return
    const object = this.objects.get(key)
    if (object === undefined) return
    for (const [name, index] of this.#indexes) {
      for (const value of this.#indexers[name]?.(object) ?? []) {
        const bucket = index.get(value)
        bucket?.delete(key)
        if (bucket?.size === 0) index.delete(value)
      }
    }
  }
}
