/**
 * One copy of each small object that many records hold: verdicts, replica counts, labels. Bounded: past its capacity it
 * starts anew, which costs some sharing and nothing else. Whatever is pooled must not be changed.
 */
export class ValuePool<T extends object> {
  readonly #values = new Map<string, T>()
  readonly #capacity: number

  constructor(capacity = 2000) {
    this.#capacity = capacity
  }

  /** The pooled copy of `value`; `key` is the same for values that are the same, and only for those. */
  intern(key: string, value: T): T {
    const known = this.#values.get(key)
    if (known !== undefined) return known
    if (this.#values.size >= this.#capacity) this.#values.clear()
    this.#values.set(key, value)
    return value
  }
}
