/** What changed since some position. */
export interface LogBatch<T> {
  /** In the order of the changes, the latest of each key; may be empty. */
  readonly values: readonly T[]
  /** Where to go on. */
  readonly position: number
}

interface Entry<T> {
  readonly position: number
  make: (position: number) => T
}

/**
 * The latest change of each key, in the order of the changes, with a bounded memory of them. Readers come with their
 * position and the log knows nothing of them, so a slow one costs nothing: what was changed again meanwhile it gets
 * once. Values are made when they are read, so that nothing is held but what they are made from; readers at the same
 * position get the same batch.
 */
export class ChangeLog<T> {
  readonly #slots: (string | undefined)[]
  readonly #latest = new Map<string, Entry<T>>()
  readonly #batchSize: number
  #end = 0
  #shared: { after: number; end: number; batch: LogBatch<T> } | undefined

  /** @param capacity changes after which a reader has fallen behind */
  constructor(capacity: number, batchSize = 500) {
    this.#slots = new Array(capacity)
    this.#batchSize = batchSize
  }

  /** The position of the latest change; 0 before the first. */
  get end(): number {
    return this.#end
  }

  /** Changes that are kept. */
  get size(): number {
    return this.#latest.size
  }

  put(key: string, make: (position: number) => T): void {
    const position = ++this.#end
    const slot = position % this.#slots.length
    const evicted = this.#slots[slot]
    if (evicted !== undefined && this.#latest.get(evicted)?.position === position - this.#slots.length)
      this.#latest.delete(evicted)
    this.#slots[slot] = key
    this.#latest.set(key, { position, make })
  }

  /** From now on the last change of the key is made in another way, if it is kept; that is no change. */
  refresh(key: string, make: (position: number) => T): void {
    const entry = this.#latest.get(key)
    if (entry) entry.make = make
  }

  /** What came after `position`; undefined when the log no longer goes back so far, or never went so far. */
  read(position: number): LogBatch<T> | undefined {
    if (position > this.#end || position < this.#end - this.#slots.length) return undefined
    const shared = this.#shared
    if (shared?.after === position && shared.end === this.#end) return shared.batch
    const batch = this.#collect(position)
    this.#shared = { after: position, end: this.#end, batch }
    return batch
  }

  #collect(after: number): LogBatch<T> {
    const values: T[] = []
    let position = after
    while (position < this.#end && values.length < this.#batchSize) {
      position++
      const entry = this.#latest.get(this.#slots[position % this.#slots.length] ?? '')
      if (entry?.position !== position) continue
      values.push(entry.make(position))
    }
    return { values, position }
  }
}
