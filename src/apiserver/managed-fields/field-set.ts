const noChildren: ReadonlyMap<string, FieldSet> = new Map()

/**
 * A set of paths into an object, as structured-merge-diff keeps them. A path's steps are those of fieldsV1:
 * `f:name`, `k:{"name":"a"}`, `v:"a"`.
 */
export class FieldSet {
  /** A path with nothing below it. Shared: not to be changed. */
  static readonly leaf = FieldSet.#leaf()
  /** Whether the path of this node is in the set. */
  member = false
  #children: Map<string, FieldSet> | undefined

  /** Reads fieldsV1; what cannot be read is left out. */
  static parse(fields: unknown): FieldSet {
    const set = new FieldSet()
    if (typeof fields !== 'object' || fields === null) return set
    for (const [step, below] of Object.entries(fields)) {
      if (step === '.') set.member = true
      else {
        const child = FieldSet.parse(below)
        if (child.isEmpty) child.member = true
        set.children.set(step, child)
      }
    }
    return set
  }

  static #leaf(): FieldSet {
    const leaf = new FieldSet()
    leaf.member = true
    return leaf
  }

  /** By their step. Each has something in it. */
  get children(): Map<string, FieldSet> {
    this.#children ??= new Map()
    return this.#children
  }

  get isEmpty(): boolean {
    return !this.member && this.#existing.size === 0
  }

  /** For reading, without making the map. */
  get #existing(): ReadonlyMap<string, FieldSet> {
    return this.#children ?? noChildren
  }

  union(other: FieldSet): FieldSet {
    const set = new FieldSet()
    set.member = this.member || other.member
    for (const [step, child] of this.#existing) set.children.set(step, child)
    for (const [step, child] of other.#existing) {
      const mine = this.#existing.get(step)
      set.children.set(step, mine ? mine.union(child) : child)
    }
    return set
  }

  /** Without the very paths of `other`; what lies below them stays. */
  difference(other: FieldSet): FieldSet {
    const set = new FieldSet()
    set.member = this.member && !other.member
    for (const [step, child] of this.#existing) {
      const theirs = other.#existing.get(step)
      const left = theirs ? child.difference(theirs) : child
      if (!left.isEmpty) set.children.set(step, left)
    }
    return set
  }

  equals(other: FieldSet): boolean {
    if (this.member !== other.member || this.#existing.size !== other.#existing.size) return false
    for (const [step, child] of this.#existing) {
      const theirs = other.#existing.get(step)
      if (!theirs || !child.equals(theirs)) return false
    }
    return true
  }

  /** fieldsV1. */
  toFields(): Record<string, unknown> {
    const fields: Record<string, unknown> = {}
    const children = this.#existing
    if (children.size === 0) return fields
    if (this.member) fields['.'] = {}
    const steps = [...children.keys()]
    if (steps.length > 1) steps.sort()
    for (const step of steps) fields[step] = children.get(step)?.toFields()
    return fields
  }
}
