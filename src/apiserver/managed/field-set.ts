/**
 * A set of paths into an object, as structured-merge-diff keeps them. A path's steps are those of fieldsV1:
 * `f:name`, `k:{"name":"a"}`, `v:"a"`.
 */
export class FieldSet {
  /** Whether the path of this node is in the set. */
  member = false
  readonly children = new Map<string, FieldSet>()

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

  get isEmpty(): boolean {
    if (this.member) return false
    for (const child of this.children.values()) if (!child.isEmpty) return false
    return true
  }

  child(step: string): FieldSet {
    let child = this.children.get(step)
    if (!child) {
      child = new FieldSet()
      this.children.set(step, child)
    }
    return child
  }

  union(other: FieldSet): FieldSet {
    const set = new FieldSet()
    set.member = this.member || other.member
    for (const [step, child] of this.children) set.children.set(step, child)
    for (const [step, child] of other.children) {
      const mine = this.children.get(step)
      set.children.set(step, mine ? mine.union(child) : child)
    }
    return set
  }

  /** Without the very paths of `other`; what lies below them stays. */
  difference(other: FieldSet): FieldSet {
    const set = new FieldSet()
    set.member = this.member && !other.member
    for (const [step, child] of this.children) {
      const theirs = other.children.get(step)
      const left = theirs ? child.difference(theirs) : child
      if (!left.isEmpty) set.children.set(step, left)
    }
    return set
  }

  equals(other: FieldSet): boolean {
    if (this.member !== other.member || this.children.size !== other.children.size) return false
    for (const [step, child] of this.children) {
      const theirs = other.children.get(step)
      if (!theirs || !child.equals(theirs)) return false
    }
    return true
  }

  /** fieldsV1. */
  toFields(): Record<string, unknown> {
    const fields: Record<string, unknown> = {}
    if (this.member && this.children.size > 0) fields['.'] = {}
    for (const step of [...this.children.keys()].sort()) {
      const child = this.children.get(step)
      if (child && !child.isEmpty) fields[step] = child.toFields()
    }
    return fields
  }
}
