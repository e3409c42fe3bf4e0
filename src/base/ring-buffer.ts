/** A first-in, first-out list of bounded length: past its capacity the oldest entry goes. */
export class RingBuffer<T> {
  readonly #items: (T | undefined)[]
  #head = 0
  #length = 0

  constructor(capacity: number) {
    if (!Number.isInteger(capacity) || capacity < 1)
      throw new RangeError(`capacity must be at least 1, not ${capacity}`)
    this.#items = new Array(capacity)
  }

  get length(): number {
    return this.#length
  }

  get capacity(): number {
    return this.#items.length
  }

  /** Appends, and returns the entry that had to go, if any. */
  push(item: T): T | undefined {
    const capacity = this.#items.length
    const full = this.#length === capacity
    const slot = (this.#head + this.#length) % capacity
    const evicted = full ? this.#items[slot] : undefined
    this.#items[slot] = item
    if (full) this.#head = (this.#head + 1) % capacity
    else this.#length++
    return evicted
  }

  /** The entry at `index`, oldest first; negative counts from the newest. */
  at(index: number): T | undefined {
    const position = index < 0 ? this.#length + index : index
    if (position < 0 || position >= this.#length) return undefined
    return this.#items[(this.#head + position) % this.#items.length]
  }

  *[Symbol.iterator](): Generator<T> {
    for (let index = 0; index < this.#length; index++) yield this.at(index) as T
  }
}
