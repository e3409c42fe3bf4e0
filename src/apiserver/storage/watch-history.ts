import { RingBuffer } from '../../base/index.ts'
import { StorageError, type StorageEvent } from './storage.ts'
import type { StoredObject } from './stored-object.ts'

/** The latest changes of one collection, so that a watch or a list can begin in the past. Bounded. */
export class WatchHistory {
  readonly #events: RingBuffer<StorageEvent>
  #forgotten = 0

  constructor(capacity: number) {
    this.#events = new RingBuffer(capacity)
  }

  append(event: StorageEvent): void {
    const evicted = this.#events.push(event)
    if (evicted) this.#forgotten = evicted.object.resourceVersion
  }

  /** The events after `version`, oldest first. Throws `expired` when one of them is forgotten. */
  since(version: number): StorageEvent[] {
    if (version < this.#forgotten)
      throw new StorageError(
        'expired',
        `too old resource version: ${version} (${this.#forgotten})`,
        this.#forgotten,
      )
    const events: StorageEvent[] = []
    for (let index = this.#firstAfter(version); index < this.#events.length; index++) {
      const event = this.#events.at(index)
      if (event) events.push(event)
    }
    return events
  }

  /**
   * What lay under each key that changed after `version`: undefined for a key that did not exist. The keys are
   * those of `keyOf`.
   */
  before(version: number, keyOf: (event: StorageEvent) => string): Map<string, StoredObject | undefined> {
    const states = new Map<string, StoredObject | undefined>()
    for (const event of this.since(version)) {
      const key = keyOf(event)
      if (!states.has(key)) states.set(key, event.previous)
    }
    return states
  }

  #firstAfter(version: number): number {
    let low = 0
    let high = this.#events.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#events.at(middle)?.object.resourceVersion ?? 0) > version) high = middle
      else low = middle + 1
    }
    return low
  }
}
