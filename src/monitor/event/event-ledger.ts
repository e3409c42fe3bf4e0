import type { EventRow } from '../../view/index.ts'

/** More events that are alive on the server than are remembered one by one. */
const mostKnown = 50_000

/**
 * How often each event had occurred when it was heard of last, by UID: a repeat is an update of the same event with a
 * higher count, and a list repeats what is known. Never by resourceVersion, which other changes move too.
 *
 * Bounded: what is forgotten counts no more when it is heard of again, rather than all over again. It is known by its
 * time of creation, that of the API server: an event that was created no later than one that was forgotten is old.
 */
export class EventLedger {
  readonly #counts = new Map<string, { readonly count: number; readonly created: number }>()
  readonly #capacity: number
  #forgotten = Number.NEGATIVE_INFINITY

  constructor(capacity = mostKnown) {
    this.#capacity = capacity
  }

  get size(): number {
    return this.#counts.size
  }

  /**
   * How many occurrences of the event are new; undefined when it was heard of with this count before.
   *
   * @param isBase it is in the first list, which is where counting begins
   * @param created milliseconds since 1970 UTC, of its creation on the server
   */
  note(
    { uid, count }: Pick<EventRow, 'uid' | 'count'>,
    created: number,
    isBase: boolean,
  ): number | undefined {
    const known = this.#counts.get(uid)
    if (known?.count === count) return undefined
    const old = isBase || (known === undefined && created <= this.#forgotten)
    this.#counts.delete(uid)
    this.#counts.set(uid, { count, created })
    if (this.#counts.size > this.#capacity) this.#forgetFirst()
    return old ? 0 : Math.max(0, count - (known?.count ?? 0))
  }

  /** The event is gone from the server. */
  delete(uid: string): void {
    this.#counts.delete(uid)
  }

  #forgetFirst(): void {
    const [first] = this.#counts
    if (first === undefined) return
    this.#counts.delete(first[0])
    this.#forgotten = Math.max(this.#forgotten, first[1].created)
  }
}
