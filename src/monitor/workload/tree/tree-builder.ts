import type { Verdict } from '../../../health/index.ts'
import { arrangeTree, type Drift, maskSecrets, type TreeLink, type TreeNode } from '../../../view/index.ts'
import { verdictOf } from '../../record/record-verdict.ts'
import type { Reference } from '../../record/references.ts'
import {
  isCustomResource,
  resourceOf,
  type WorkloadGraph,
  type WorkloadNode,
} from '../object/workload-node.ts'

/** What a tree is made of beside the graph. */
export interface TreeSubject {
  readonly graph: WorkloadGraph
  /** The objects that its spec names. */
  readonly referencesOf: (node: WorkloadNode) => readonly Reference[]
  /** What stands behind a reference: a known object, `missing`, or undefined when that cannot be told. */
  readonly resolve: (node: WorkloadNode, reference: Reference) => WorkloadNode | 'missing' | undefined
  readonly driftOf: (node: WorkloadNode) => readonly Drift[]
}

/** Deeper chains of owners are cut. */
const deepest = 32
/** Objects in a tree, before it is arranged and cut. */
const mostNodes = 5_000

/** The tree of an object: from its outermost owner down to the last pod, in the order of `arrangeTree`. Pure. */
export function buildTree(asked: WorkloadNode, subject: TreeSubject): TreeNode {
  return arrangeTree(new TreeBuilder(asked, subject).build())
}

class TreeBuilder {
  readonly #asked: WorkloadNode
  readonly #subject: TreeSubject
  /** What hangs in the tree by its owner; it hangs there once, and no reference repeats it. */
  readonly #owned = new Set<string>()
  #left = mostNodes

  constructor(asked: WorkloadNode, subject: TreeSubject) {
    this.#asked = asked
    this.#subject = subject
  }

  build(): TreeNode {
    const { graph } = this.#subject
    const top = graph.path(this.#asked).at(-1) ?? this.#asked
    this.#owned.add(top.uid)
    for (const { uid } of graph.descendants(top)) this.#owned.add(uid)
    return this.#node(top, 'root', new Set([top.uid]))
  }

  #node(node: WorkloadNode, link: TreeLink, above: ReadonlySet<string>, via?: string): TreeNode {
    this.#left--
    const { group, kind, version } = resourceOf(node)
    const { namespace, name, uid, created, replicas } = node
    const verdict = isCustomResource(node) ? verdictOf(node.verdict, name) : node.verdict
    const drift = this.#subject.driftOf(node)
    const children = link === 'reference' ? none : this.#children(node, above)
    return {
      ref: { group, kind, namespace, name, version, uid },
      link,
      ...(via !== undefined && { via }),
      ...(verdict && { verdict: masked(verdict) }),
      ...(node === this.#asked && { asked: true }),
      ...(created !== undefined && { created }),
      ...(replicas?.wanted !== undefined &&
        replicas.ready !== undefined && { replicas: { wanted: replicas.wanted, ready: replicas.ready } }),
      ...(!isCustomResource(node) && node.pod && { pod: node.pod }),
      ...(drift.length > 0 && { drift }),
      ...children,
    }
  }

  #children(node: WorkloadNode, above: ReadonlySet<string>): Pick<TreeNode, 'children' | 'cut'> {
    const { graph } = this.#subject
    const children: TreeNode[] = []
    let cut = 0
    for (const child of graph.children(node)) {
      // An object with two owners hangs under the first of them that is known.
      if (above.has(child.uid) || graph.parents(child)[0]?.uid !== node.uid) continue
      if (this.#left <= 0 || above.size >= deepest) cut++
      else children.push(this.#node(child, 'owner', new Set([...above, child.uid])))
    }
    for (const reference of this.#subject.referencesOf(node)) {
      const target = this.#subject.resolve(node, reference)
      if (target !== undefined && target !== 'missing') {
        if (!this.#owned.has(target.uid)) children.push(this.#node(target, 'reference', above, reference.via))
      } else children.push(unknownNode(node, reference, target === 'missing'))
    }
    return { children, ...(cut > 0 && { cut }) }
  }
}

/** Messages can hold secrets. */
function masked(verdict: Verdict): Verdict {
  const message = maskSecrets(verdict.message) as string
  return message === verdict.message ? verdict : { ...verdict, message }
}

const none: Pick<TreeNode, 'children'> = { children: [] }

function unknownNode(node: WorkloadNode, reference: Reference, missing: boolean): TreeNode {
  const { group = '', kind, namespace = node.namespace, name, via } = reference
  return {
    ref: { group, kind, namespace, name, version: '', uid: '' },
    link: 'reference',
    via,
    ...(missing && { missing }),
    children: [],
  }
}
