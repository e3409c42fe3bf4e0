import type { Clock } from '../../../base/index.ts'
import type { GroupKind, KubernetesObject } from '../../../object/index.ts'
import type { TreeNode } from '../../../view/index.ts'
import type { KindDefinition } from '../../definition/kind-definition.ts'
import { type Assess, RecordReader } from '../../record/record-reader.ts'
import type { Reference } from '../../record/references.ts'
import { StringPool } from '../../record/string-pool.ts'
import { withSummary } from '../../record/with-summary.ts'
import { driftOf } from '../drift/drift-of.ts'
import { readWantedSpec, type WantedSpec } from '../drift/wanted-spec.ts'
import { OwnedReader, type OwnedReading } from '../object/owned-reader.ts'
import { OwnerGraph } from '../object/owner-graph.ts'
import { isCustomResource, resourceOf, type WorkloadNode } from '../object/workload-node.ts'
import { summaryOf } from '../summary/summary-of.ts'
import { ReferenceResolver } from './reference-resolver.ts'
import { buildTree } from './tree-builder.ts'

export interface OwnerSnapshotOptions {
  readonly clock: Clock
  /** Of custom resources. Default the engine of health. */
  readonly assess?: Assess
  /** Whether something is there that a reference names; undefined when that cannot be told. */
  readonly exists: (reference: Reference & { readonly namespace: string }) => boolean | undefined
}

/** Objects of one moment, and the tree that they make: what `WorkloadPart` tells of a cluster that it follows. */
export class OwnerSnapshot {
  readonly #options: OwnerSnapshotOptions
  readonly #graph = new OwnerGraph<WorkloadNode>()
  readonly #records: RecordReader
  readonly #owned: OwnedReader
  readonly #wanted = new Map<string, WantedSpec>()

  constructor(options: OwnerSnapshotOptions) {
    this.#options = options
    const { clock, assess } = options
    const pool = new StringPool()
    this.#records = new RecordReader({ clock, pool, ...(assess && { assess }) })
    this.#owned = new OwnedReader({ clock, pool })
  }

  addResource(object: KubernetesObject, definition: KindDefinition): void {
    const record = this.#records.read(object, definition)
    this.#graph.set(record)
    this.#wanted.set(record.uid, readWantedSpec(object))
  }

  /** An object of a kind that is not custom. */
  addOwned(object: KubernetesObject, reading: OwnedReading): void {
    this.#graph.set(this.#owned.read(object, reading))
  }

  /** The tree of the object with this UID; undefined when it was not added. */
  tree(uid: string): TreeNode | undefined {
    this.#rollUp()
    const asked = this.#graph.get(uid)
    if (!asked) return undefined
    const graph = this.#graph
    const resolver = new ReferenceResolver({
      nodes: graph.nodes(),
      find: (kind, namespace, name) => this.#find(kind, namespace, name),
    })
    return buildTree(asked, {
      graph,
      referencesOf: (node) => (isCustomResource(node) ? resolver.referencesOf(node) : []),
      resolve: (node, reference) => resolver.resolve(node, reference) ?? this.#missing(node, reference),
      driftOf: (node) => {
        const owner = isCustomResource(node) ? undefined : graph.path(node).find(isCustomResource)
        return owner && !isCustomResource(node)
          ? driftOf(node, owner, this.#wanted.get(owner.uid), graph)
          : []
      },
    })
  }

  #rollUp(): void {
    const now = this.#options.clock.now()
    for (const node of [...this.#graph.nodes()])
      if (isCustomResource(node)) this.#graph.set(withSummary(node, summaryOf(node, this.#graph), now))
  }

  #missing(node: WorkloadNode, reference: Reference): 'missing' | undefined {
    const namespace = reference.namespace ?? node.namespace
    return this.#options.exists({ ...reference, namespace }) === false ? 'missing' : undefined
  }

  #find({ group, kind }: GroupKind, namespace: string, name: string): WorkloadNode | undefined {
    for (const node of this.#graph.nodes()) {
      const resource = resourceOf(node)
      if (resource.kind !== kind || resource.group !== group) continue
      if (node.name === name && node.namespace === namespace) return node
    }
    return undefined
  }
}
