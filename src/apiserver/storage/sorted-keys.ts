/** A set of keys that is written often and read in order now and then: sorts only what came since the last read. */
export class SortedKeys {
  #sorted: string[] = []
  #added: string[] = []
  /** Still in the arrays, but deleted. */
  readonly #gone = new Set<string>()

  /** `key` must not be in the set. */
  add(key: string): void {
    if (!this.#gone.delete(key)) this.#added.push(key)
  }

  /** `key` must be in the set. */
  delete(key: string): void {
    this.#gone.add(key)
  }

  /** All keys in order of their UTF-16 units. The array is not changed later. */
  values(): readonly string[] {
    if (this.#added.length === 0 && this.#gone.size === 0) return this.#sorted
    const merged = merge(this.#sorted, this.#added.sort())
    this.#sorted = this.#gone.size > 0 ? merged.filter((key) => !this.#gone.has(key)) : merged
    this.#added = []
    this.#gone.clear()
    return this.#sorted
  }
}

function merge(left: readonly string[], right: readonly string[]): string[] {
  const merged: string[] = []
  let index = 0
  for (const key of right) {
    for (let next = left[index]; next !== undefined && next < key; next = left[++index]) merged.push(next)
    merged.push(key)
  }
  for (; index < left.length; index++) merged.push(left[index] as string)
  return merged
}
