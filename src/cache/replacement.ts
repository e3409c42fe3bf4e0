import type { WatchEvent } from '../client/index.ts'
import { type KubernetesObject, objectKey } from '../object/index.ts'
import type { Sink } from './sink.ts'

type Change<T> = Extract<WatchEvent<T>, { readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' }>

/**
 * One `begin … commit` of a sink, closed exactly once.
 *
 * The server may mix changes into the initial events of a streaming list (its cache goes on while it sends the
 * snapshot), but a sink gets one `add` per object. So a change to what was already added is kept, the latest per
 * object, until the set is committed; there are as many as objects that changed within those moments.
 */
export class Replacement<T extends KubernetesObject> {
  readonly #sink: Sink<T>
  readonly #late = new Map<string, Change<T>>()
  #open = true
  #items = 0

  constructor(sink: Sink<T>) {
    this.#sink = sink
    sink.begin()
  }

  /** Objects added so far. */
  get items(): number {
    return this.#items
  }

  add(object: T): void {
    this.#items++
    this.#sink.add(object)
  }

  change(event: Change<T>): void {
    const key = objectKey(event.object.metadata)
    if (event.type === 'ADDED' && !this.#late.has(key)) this.add(event.object)
    else this.#late.set(key, event)
  }

  commit(resourceVersion: string): void {
    this.#open = false
    this.#sink.commit(resourceVersion)
    for (const { type, object } of this.#late.values()) {
      if (type === 'DELETED') this.#sink.remove(object)
      else this.#sink.upsert(object)
    }
    this.#late.clear()
  }

  /** Gives up what is not committed; harmless afterwards. */
  abandon(): void {
    if (!this.#open) return
    this.#open = false
    this.#sink.abandon()
  }
}
