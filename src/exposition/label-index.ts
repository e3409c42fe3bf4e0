/** A value for each label. */
export type LabelValues<Label extends string = string> = Readonly<Record<Label, string>>

/** What follows a label's value: the next label's node, or at the last label what belongs to the set. */
type Next<Item> = LabelNode<Item> | Item

/**
 * Finds what belongs to a label set by walking a level for each label, so that a look-up neither builds a key nor
 * hashes one: the strings of a program hold their hash. Values cannot pass for the end of another, whatever they hold.
 */
export class LabelIndex<Item extends object> {
  readonly #names: readonly string[]
  #root = new LabelNode<Item>()
  #size = 0

  constructor(names: readonly string[]) {
    this.#names = names.length === 0 ? [''] : names
  }

  get size(): number {
    return this.#size
  }

  /** Looks at the labels of the index alone; others in `values` do not matter. */
  find(values: LabelValues): Item | undefined {
    let at: Next<Item> | undefined = this.#root
    for (const name of this.#names) {
      if (at === undefined) return undefined
      at = (at as LabelNode<Item>).get(values[name] ?? '')
    }
    return at as Item | undefined
  }

  set(values: LabelValues, item: Item): void {
    const last = this.#names.length - 1
    let node = this.#root
    for (const [level, name] of this.#names.entries()) {
      const value = values[name] ?? ''
      const next = node.get(value)
      if (level === last) {
        if (next === undefined) this.#size++
        node.set(value, item)
      } else if (next === undefined) {
        const made = new LabelNode<Item>()
        node.set(value, made)
        node = made
      } else node = next as LabelNode<Item>
    }
  }

  delete(values: LabelValues): void {
    const path: { node: LabelNode<Item>; value: string }[] = []
    let at: Next<Item> | undefined = this.#root
    for (const name of this.#names) {
      if (at === undefined) return
      const value = values[name] ?? ''
      path.push({ node: at as LabelNode<Item>, value })
      at = (at as LabelNode<Item>).get(value)
    }
    if (at === undefined) return
    this.#size--
    for (const { node, value } of path.reverse()) {
      node.delete(value)
      if (!node.isEmpty) break
    }
  }

  /** Deletes all but what is kept, and gives it. */
  prune(isKept: (item: Item) => boolean): Item[] {
    const gone: Item[] = []
    const visit = (node: LabelNode<Item>, level: number) => {
      for (const [value, next] of node.entries()) {
        if (level < this.#names.length - 1) {
          visit(next as LabelNode<Item>, level + 1)
          if ((next as LabelNode<Item>).isEmpty) node.delete(value)
        } else if (!isKept(next as Item)) {
          node.delete(value)
          gone.push(next as Item)
        }
      }
    }
    visit(this.#root, 0)
    this.#size -= gone.length
    return gone
  }

  /** Deletes every set that has these values, whatever its others are, and gives what belonged to them. */
  deleteMatching(values: Partial<LabelValues>): Item[] {
    const gone: Item[] = []
    const visit = (node: LabelNode<Item>, level: number) => {
      const wanted = values[this.#names[level] ?? '']
      for (const [value, next] of node.entries()) {
        if (wanted !== undefined && value !== wanted) continue
        if (level < this.#names.length - 1) {
          visit(next as LabelNode<Item>, level + 1)
          if (!(next as LabelNode<Item>).isEmpty) continue
        } else gone.push(next as Item)
        node.delete(value)
      }
    }
    visit(this.#root, 0)
    this.#size -= gone.length
    return gone
  }

  clear(): void {
    this.#root = new LabelNode()
    this.#size = 0
  }
}

/** A map that costs little while it has one entry, which most have where a label names something unique. */
class LabelNode<Item> {
  #value: string | undefined
  #next: Next<Item> | undefined
  #more: Map<string, Next<Item>> | undefined

  get isEmpty(): boolean {
    return this.#value === undefined && this.#more === undefined
  }

  get(value: string): Next<Item> | undefined {
    return this.#more === undefined ? (this.#value === value ? this.#next : undefined) : this.#more.get(value)
  }

  /** As they are now: may be deleted while they are gone through. */
  entries(): [string, Next<Item>][] {
    if (this.#more) return [...this.#more]
    return this.#value === undefined ? [] : [[this.#value, this.#next as Next<Item>]]
  }

  set(value: string, next: Next<Item>): void {
    if (this.#more) this.#more.set(value, next)
    else if (this.#value === undefined || this.#value === value) {
      this.#value = value
      this.#next = next
    } else {
      this.#more = new Map([
        [this.#value, this.#next as Next<Item>],
        [value, next],
      ])
      this.#value = undefined
      this.#next = undefined
    }
  }

  delete(value: string): void {
    if (this.#more) {
      this.#more.delete(value)
      if (this.#more.size === 0) this.#more = undefined
    } else if (this.#value === value) {
      this.#value = undefined
      this.#next = undefined
    }
  }
}
