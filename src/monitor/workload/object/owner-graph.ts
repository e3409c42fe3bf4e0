/** An object among those that own and are owned. */
export interface OwnedNode {
  readonly uid: string
  /** Empty for a cluster-scoped object. */
  readonly namespace: string
  /** UIDs of its owners, the controller's first; they need not be known. */
  readonly owners: readonly string[]
}

/** Longer chains of owners are not followed. */
const mostSteps = 64

/**
 * Who owns whom, by UID, so that an object that comes again under the same name is another. An owner may come after
 * what it owns, or never. An owner in another namespace is none, as for the garbage collector of Kubernetes; a
 * cluster-scoped owner may be anybody's. References in a circle end every walk.
 */
export class OwnerGraph<T extends OwnedNode> {
  readonly #nodes = new Map<string, T>()
  /** By the UID of an owner, known or not; without an entry when nothing names it. */
  readonly #dependents = new Map<string, Set<string>>()

  get size(): number {
    return this.#nodes.size
  }

  get(uid: string): T | undefined {
    return this.#nodes.get(uid)
  }

  nodes(): Iterable<T> {
    return this.#nodes.values()
  }

  /** Adds the node, or puts it in the place of the one with its UID. */
  set(node: T): void {
    const before = this.#nodes.get(node.uid)
    this.#nodes.set(node.uid, node)
    if (before && sameOwners(before.owners, node.owners)) return
    if (before) this.#unlink(before)
    for (const owner of node.owners) {
      const dependents = this.#dependents.get(owner)
      if (dependents) dependents.add(node.uid)
      else this.#dependents.set(owner, new Set([node.uid]))
    }
  }

  delete(uid: string): void {
    const node = this.#nodes.get(uid)
    if (!node) return
    this.#nodes.delete(uid)
    this.#unlink(node)
  }

  /** The owners that are known, the controller first. */
  parents({ owners, namespace, uid }: T): T[] {
    return owners.flatMap((owner) => {
      const parent = owner === uid ? undefined : this.#nodes.get(owner)
      return parent && mayOwn(parent, namespace) ? [parent] : []
    })
  }

  /** In the order in which they came. */
  children({ uid, namespace }: T): T[] {
    const children: T[] = []
    for (const dependent of this.#dependents.get(uid) ?? []) {
      const child = dependent === uid ? undefined : this.#nodes.get(dependent)
      if (child && (namespace === '' || child.namespace === namespace)) children.push(child)
    }
    return children
  }

  /** From the node, which comes first, up along the first owner that is known. */
  path(node: T): T[] {
    const path = [node]
    const seen = new Set([node.uid])
    for (let at: T | undefined = node; at && path.length <= mostSteps; ) {
      const next: T | undefined = this.parents(at).find(({ uid }) => !seen.has(uid))
      if (next) {
        path.push(next)
        seen.add(next.uid)
      }
      at = next
    }
    return path
  }

  /** Every owner, their owners and so on, the nearest first, each once. */
  ancestors(node: T): T[] {
    return this.#walk(node, (at) => this.parents(at))
  }

  /** All that it owns, what those own and so on, the nearest first, each once. */
  descendants(node: T): T[] {
    return this.#walk(node, (at) => this.children(at))
  }

  #walk(start: T, next: (node: T) => readonly T[]): T[] {
    const seen = new Set([start.uid])
    const found: T[] = []
    for (let layer: readonly T[] = [start]; layer.length > 0; ) {
      const further: T[] = []
      for (const node of layer)
        for (const one of next(node)) {
          if (seen.has(one.uid)) continue
          seen.add(one.uid)
          further.push(one)
        }
      found.push(...further)
      layer = further
    }
    return found
  }

  #unlink({ uid, owners }: T): void {
    for (const owner of owners) {
      const dependents = this.#dependents.get(owner)
      dependents?.delete(uid)
      if (dependents?.size === 0) this.#dependents.delete(owner)
    }
  }
}

function mayOwn(owner: OwnedNode, namespace: string): boolean {
  return owner.namespace === '' || owner.namespace === namespace
}

function sameOwners(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((owner, index) => owner === b[index]))
}
