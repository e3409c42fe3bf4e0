import type { EventRow } from '../../view/index.ts'

/** An event of which nobody can tell yet whose it is. */
export interface UntiedEvent {
  readonly row: EventRow
  /** Occurrences that are not counted yet. */
  readonly occurrences: number
  /** When it was heard of first, by the clock's `monotonic()`. */
  readonly since: number
}

/**
 * After this it is taken to be about something that no custom resource owns, milliseconds: kinds that nothing owned are
 * looked at again every ten minutes.
 */
const patienceMs = 15 * 60_000

/**
 * Events that came before what they are about, or before it was known who owns that. Few, because most of a cluster's
 * events are about nothing that a custom resource owns: the oldest goes first.
 */
export class UntiedEvents {
  readonly #events = new Map<string, UntiedEvent>()
  readonly #capacity: number
  readonly #onDropped: () => void

  constructor(capacity: number, onDropped: () => void) {
    this.#capacity = capacity
    this.#onDropped = onDropped
  }

  get size(): number {
    return this.#events.size
  }

  /** In the place of one with its UID. */
  add(event: UntiedEvent): void {
    this.#events.set(event.row.uid, event)
    if (this.#events.size <= this.#capacity) return
    const [oldest] = this.#events.keys()
    if (oldest !== undefined) this.#events.delete(oldest)
    this.#onDropped()
  }

  /** Offers each again; what `take` takes, and what has waited too long, goes. */
  retry(now: number, take: (event: UntiedEvent) => boolean): void {
    for (const [uid, event] of this.#events)
      if (take(event) || now - event.since > patienceMs) this.#events.delete(uid)
  }

  get(uid: string): UntiedEvent | undefined {
    return this.#events.get(uid)
  }

  delete(uid: string): void {
    this.#events.delete(uid)
  }
}
