import { type KubernetesObject, type ObjectMeta, objectKey } from '../object/index.ts'
import { isSameRevision } from './revision.ts'
import type { Sink } from './sink.ts'

/**
 * Several scopes of one kind (namespaces, each with a reflector of its own) feeding one sink. What a scope
 * replaces is its own part: a new list of one namespace removes nothing of another.
 *
 * The sink sees one replacement, by the scope that is first with its list, and changes from then on; a scope's
 * replacement becomes the upserts and removes that it amounts to, in one synchronous go, so readers never see
 * half of it. For that a scope remembers name, uid and resourceVersion of its objects, and holds those that
 * are new or changed from `begin` until `commit`.
 */
export class SinkMerge<T extends KubernetesObject = KubernetesObject> {
  readonly #sink: Sink<T>
  #begun = false

  constructor(sink: Sink<T>) {
    this.#sink = sink
  }

  /** The sink for one scope. Objects of two scopes must be disjoint. */
  scope(): Sink<T> {
    return new ScopedSink(this.#sink, (objects, resourceVersion) => {
      if (this.#begun) return false
      this.#begun = true
      this.#sink.begin()
      for (const object of objects) this.#sink.add(object)
      this.#sink.commit(resourceVersion)
      return true
    })
  }
}

/** Hands a first list to the sink as its replacement; false when another scope already has. */
type Begin<T> = (objects: readonly T[], resourceVersion: string) => boolean

type Known = Pick<ObjectMeta, 'name' | 'namespace' | 'uid' | 'resourceVersion'>

class ScopedSink<T extends KubernetesObject> implements Sink<T> {
  readonly #sink: Sink<T>
  readonly #beginAll: Begin<T>
  #known = new Map<string, Known>()
  #next: { readonly known: Map<string, Known>; readonly changed: T[] } | undefined

  constructor(sink: Sink<T>, beginAll: Begin<T>) {
    this.#sink = sink
    this.#beginAll = beginAll
  }

  begin(): void {
    if (this.#next !== undefined) throw new Error('a replacement of the scope is already open')
    this.#next = { known: new Map(), changed: [] }
  }

  add(object: T): void {
    const next = this.#replacement()
    const key = objectKey(object.metadata)
    const known = this.#known.get(key)
    if (known !== undefined && isSameRevision(known, object.metadata)) {
      next.known.set(key, known)
      return
    }
    next.known.set(key, remember(object.metadata))
    next.changed.push(object)
  }

  commit(resourceVersion: string): void {
    const { known, changed } = this.#replacement()
    const before = this.#known
    this.#known = known
    this.#next = undefined
    if (this.#beginAll(changed, resourceVersion)) return
    for (const object of changed) this.#sink.upsert(object)
    for (const [key, metadata] of before) if (!known.has(key)) this.#sink.remove({ metadata } as T)
  }

  abandon(): void {
    this.#next = undefined
  }

  upsert(object: T): void {
    this.#known.set(objectKey(object.metadata), remember(object.metadata))
    this.#sink.upsert(object)
  }

  remove(object: T): void {
    this.#known.delete(objectKey(object.metadata))
    this.#sink.remove(object)
  }

  #replacement() {
    if (this.#next === undefined) throw new Error('no replacement of the scope is open')
    return this.#next
  }
}

function remember({ name, namespace, uid, resourceVersion }: ObjectMeta): Known {
  return {
    ...(name === undefined ? {} : { name }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(uid === undefined ? {} : { uid }),
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
  }
}
