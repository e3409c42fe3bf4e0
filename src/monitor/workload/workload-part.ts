import type { Clock, Logger, Random, ReadinessPart } from '../../base/index.ts'
import type { Family } from '../../exposition/index.ts'
import { type ApiResource, formatGroupResource, type GroupKind } from '../../object/index.ts'
import type { Drift, ResourceRef, TreeNode } from '../../view/index.ts'
import type { ListWatchClient } from '../list-watch-client.ts'
import type { MonitorPart, ResourceLookup } from '../monitor-part.ts'
import { type GetClient, ObjectFetcher } from '../object-fetcher.ts'
import type { ResourceRecord } from '../record/resource-record.ts'
import { StringPool } from '../record/string-pool.ts'
import type { ResourceObserver } from '../resource-observer.ts'
import { driftOf } from './drift/drift-of.ts'
import { DriftSweep } from './drift/drift-sweep.ts'
import { readWantedSpec, type WantedSpec } from './drift/wanted-spec.ts'
import { OwnedReader } from './object/owned-reader.ts'
import { OwnedTable } from './object/owned-table.ts'
import { isCustomResource, resourceOf, type WorkloadNode } from './object/workload-node.ts'
import { RollUp } from './summary/roll-up.ts'
import { ReferenceResolver } from './tree/reference-resolver.ts'
import { buildTree } from './tree/tree-builder.ts'
import { OwnedKindSet } from './watch/owned-kind-set.ts'
import { workloadFamilies } from './workload-families.ts'

/** How much is read of what custom resources own: `metadata` for who owns what alone, `full` with its state. */
export type OwnedDepth = 'metadata' | 'full'

export interface WorkloadPartOptions {
  readonly client: ListWatchClient & GetClient
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly depth: OwnedDepth
  /** Namespaces to look into instead of all. */
  readonly namespaces?: readonly string[]
  /** Kinds of `ownedKinds` that the server is not asked about. */
  readonly except?: readonly ApiResource[]
  /** Most owned objects that are kept. Default 500,000. */
  readonly limit?: number
}

/** An object and no other. */
type ObjectRef = ResourceRef & { readonly uid: string }

/**
 * Follows what custom resources own, down to pods: series, trees, and failures taken up into the verdicts above. Kinds
 * are watched when something owns them; a kind that cannot be read is left out, and nothing else suffers.
 */
export class WorkloadPart implements MonitorPart {
  readonly name = 'owned workloads'
  readonly #table: OwnedTable
  readonly #kinds: OwnedKindSet
  readonly #rollUp: RollUp
  readonly #sweep: DriftSweep
  readonly #fetcher: ObjectFetcher
  readonly #families: readonly Family[]
  readonly #except: readonly ApiResource[]
  #resources: ResourceLookup | undefined
  #hasLooked = false

  constructor(options: WorkloadPartOptions) {
    const { clock, random, logger } = options
    this.#except = options.except ?? []
    this.#table = new OwnedTable({
      clock,
      reader: new OwnedReader({ clock, pool: new StringPool() }),
      limit: options.limit ?? 500_000,
      onChange: (resource) => this.#rollUp.changed(resource),
      onLateOwner: (resource) => this.#kinds.ownerCameLate(resource),
    })
    this.#fetcher = new ObjectFetcher({ client: options.client, clock, concurrency: 2 })
    this.#sweep = new DriftSweep({
      fetcher: this.#fetcher,
      clock,
      random,
      logger,
      find: (uid) => {
        const node = this.#table.graph.get(uid)
        return node && isCustomResource(node) ? node : undefined
      },
      onChange: (resource) => this.#rollUp.changed(resource),
    })
    this.#rollUp = new RollUp({
      clock,
      table: this.#table,
      resources: () => this.#resources,
      wantedOf: (resource) => this.#sweep.wantedOf(resource),
      onTaken: (resource) => {
        const owned = this.#table.graph.children(resource)
        if (owned.some((node) => !isCustomResource(node) && node.spec)) this.#sweep.follow(resource)
        else this.#sweep.forget(resource)
      },
    })
    this.#kinds = new OwnedKindSet({
      ...options,
      namespaces: options.namespaces ?? [],
      table: this.#table,
      isSettled: () => this.#resources?.isSettled() ?? false,
      onFirstLook: () => {
        this.#rollUp.drain(() => {
          this.#hasLooked = true
        })
      },
    })
    this.#families = workloadFamilies(this.#kinds, this.#table)
  }

  readonly observer: ResourceObserver = {
    appeared: (record, how) => {
      this.#table.setResource(record, undefined)
      if (how === 'created') this.#kinds.resourceTouched()
    },
    changed: (before, after) => {
      this.#table.setResource(after, before)
      if (before.generation !== after.generation && this.#sweep.isFollowed(after)) {
        this.#sweep.follow(after)
        this.#rollUp.changed(after)
      }
      // What we put into the record ourselves is no write.
      if (before.resourceVersion !== after.resourceVersion) this.#kinds.resourceTouched()
    },
    vanished: (record) => {
      this.#table.deleteResource(record)
      this.#sweep.forget(record)
    },
  }

  attach(resources: ResourceLookup): void {
    this.#resources = resources
  }

  start(signal: AbortSignal): void {
    this.#kinds.start(signal)
    this.#sweep.start(signal)
  }

  async stop(): Promise<void> {
    this.#rollUp.stop()
    await Promise.all([this.#kinds.stop(), this.#sweep.stop()])
  }

  families(): readonly Family[] {
    return this.#families
  }

  hasLooked(): boolean {
    return this.#hasLooked
  }

  /**
   * Ready when it has looked for the first time; from then on it never keeps the monitor from being ready, and says
   * which kinds may not be read, and what ended a watch. That the server is away others say.
   */
  readiness(): readonly ReadinessPart[] {
    const first = { name: 'owned', ready: false, message: 'syncing: what resources own is being read' }
    return this.#hasLooked ? this.#problems() : [first, ...this.#problems()]
  }

  #problems(): ReadinessPart[] {
    const kinds = this.#kinds.statuses().flatMap(({ resource, state, problem }) => {
      if (problem === undefined || (state !== 'forbidden' && state !== 'failed')) return []
      const name = `owned ${formatGroupResource(resource)}`
      return [{ name, ready: true, message: `${state}: ${problem}` }]
    })
    const { problem } = this.#sweep
    if (problem === undefined) return kinds
    return [...kinds, { name: 'drift', ready: true, message: `failed: ${problem}` }]
  }

  /** Who owns the object: the nearest first, up to the outermost custom resource; undefined when it is not known. */
  ownersOf(object: ObjectRef): readonly ObjectRef[] | undefined {
    const node = this.#table.graph.get(object.uid) ?? this.#find(object, object.namespace, object.name)
    // Another object of the same name is not meant.
    if (!node || (object.uid !== '' && object.uid !== node.uid)) return undefined
    const path = this.#table.graph.path(node)
    const root = path.findLastIndex(isCustomResource)
    if (root < 0) return undefined
    return path.slice(1, root + 1).map(refOf)
  }

  /** From the outermost owner down; undefined for what is neither a custom resource nor owned by one. */
  async tree(ref: ResourceRef): Promise<TreeNode | undefined> {
    const node = this.#find(ref, ref.namespace, ref.name)
    if (!node) return undefined
    const { graph } = this.#table
    const top = graph.path(node).at(-1) ?? node
    const resources = [top, ...graph.descendants(top)].filter(isCustomResource).slice(0, mostFetched)
    const resolver = new ReferenceResolver({
      nodes: graph.nodes(),
      find: (kind, namespace, name) => this.#find(kind, namespace, name),
      fetch: async (resource, namespace, name) =>
        this.#except.includes(resource)
          ? { problem: 'the kind is left out', gone: false }
          : this.#fetcher.fetch(resource, namespace, name, { metadataOnly: true }),
    })
    const [wanted] = await Promise.all([this.#wantedBy(resources), resolver.prepare(resources)])
    const asked = this.#find(ref, ref.namespace, ref.name)
    if (!asked) return undefined
    return buildTree(asked, {
      graph,
      referencesOf: (one) => (isCustomResource(one) ? resolver.referencesOf(one) : []),
      resolve: (one, reference) => resolver.resolve(one, reference),
      driftOf: (one) => this.#driftOf(one, wanted),
    })
  }

  async #wantedBy(resources: readonly ResourceRecord[]): Promise<ReadonlyMap<string, WantedSpec>> {
    const wanted = new Map<string, WantedSpec>()
    await Promise.all(
      resources.map(async ({ definition, namespace, name, uid }) => {
        const { object } = await this.#fetcher.fetch(definition.resource, namespace, name)
        if (object?.metadata.uid === uid) wanted.set(uid, readWantedSpec(object))
      }),
    )
    return wanted
  }

  #driftOf(node: WorkloadNode, wanted: ReadonlyMap<string, WantedSpec>): readonly Drift[] {
    if (isCustomResource(node)) return []
    const { graph } = this.#table
    const owner = graph.path(node).find(isCustomResource)
    return owner ? driftOf(node, owner, wanted.get(owner.uid), graph) : []
  }

  #find(kind: GroupKind, namespace: string, name: string): WorkloadNode | undefined {
    const record = this.#resources?.record(kind, namespace, name)
    return record ? this.#table.graph.get(record.uid) : this.#table.find(kind, namespace, name)
  }
}

/** Custom resources of one tree that are fetched, to compare what they own with their specs and to find what they name. */
const mostFetched = 10

function refOf(node: WorkloadNode): ObjectRef {
  const { group, kind } = resourceOf(node)
  return { group, kind, namespace: node.namespace, name: node.name, uid: node.uid }
}
