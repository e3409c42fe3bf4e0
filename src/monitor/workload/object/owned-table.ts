import type { Clock } from '../../../base/index.ts'
import { isSameRevision, type Sink } from '../../../cache/index.ts'
import {
  type ApiResource,
  formatGroupKind,
  type GroupKind,
  type KubernetesObject,
  objectKey,
  ownerUidsOf,
  parseTime,
} from '../../../object/index.ts'
import type { ResourceRecord } from '../../record/resource-record.ts'
import type { OwnedReader, OwnedReading } from './owned-reader.ts'
import type { OwnedRecord } from './owned-record.ts'
import { OwnerGraph } from './owner-graph.ts'
import { WaitingRoom } from './waiting-room.ts'
import { isCustomResource, type WorkloadNode } from './workload-node.ts'

export interface OwnedTableOptions {
  readonly clock: Clock
  readonly reader: OwnedReader
  /** Most objects that are kept. */
  readonly limit: number
  /** What the custom resource owns has changed. */
  readonly onChange: (resource: ResourceRecord) => void
  /**
   * An owner came long after it was made, so what it owns may have been let go. `resource` is undefined for a custom
   * resource.
   */
  readonly onLateOwner: (resource: ApiResource | undefined) => void
}

/**
 * An object whose owner is not known is taken to be nobody's when it is older than this, milliseconds; as long as clocks
 * may differ.
 */
const youth = 300_000
const mostWaiting = 5_000

/**
 * The objects that custom resources own, directly or not, and the graph of both. What no custom resource owns is let go
 * at once, so that it costs nothing; only what was made just now waits a little, because its owner may come next.
 */
export class OwnedTable {
  readonly graph = new OwnerGraph<WorkloadNode>()
  readonly #options: OwnedTableOptions
  readonly #waiting: WaitingRoom
  /** By kind, then by namespace and name. */
  readonly #entries = new Map<string, Map<string, OwnedRecord>>()
  readonly #ageing = new Map<string, number>()
  #size = 0
  #refused = 0

  constructor(options: OwnedTableOptions) {
    this.#options = options
    this.#waiting = new WaitingRoom({
      clock: options.clock,
      capacity: mostWaiting,
      patienceMs: youth,
    })
  }

  /** Objects kept, custom resources not among them. */
  get size(): number {
    return this.#size
  }

  /** Objects that the limit kept out so far. */
  get refused(): number {
    return this.#refused
  }

  count(kind: GroupKind): number {
    return this.#entries.get(formatGroupKind(kind))?.size ?? 0
  }

  find(kind: GroupKind, namespace: string, name: string): OwnedRecord | undefined {
    return this.#entries.get(formatGroupKind(kind))?.get(objectKey({ namespace, name }))
  }

  /** The earliest time at which the verdict on an object becomes another by age alone. */
  get nextAgeing(): number {
    let next = Number.POSITIVE_INFINITY
    for (const at of this.#ageing.values()) next = Math.min(next, at)
    return next
  }

  /** Gives the objects whose verdicts have aged by `now` their later ones. */
  age(now: number): void {
    for (const [uid, at] of this.#ageing) {
      const node = at <= now ? this.graph.get(uid) : undefined
      if (!node || isCustomResource(node) || !node.ageing) continue
      const { verdict } = node.ageing
      const since = verdict.state === node.verdict?.state ? node.since : at
      this.#put({ ...node, verdict, since, ageing: undefined })
    }
  }

  /** A custom resource came, or is another record now. */
  setResource(record: ResourceRecord, before: ResourceRecord | undefined): void {
    const isMoved = !before || !hasSameOwners(record, before)
    if (before && isMoved) this.#tellOwners(before)
    this.graph.set(record)
    if (!isMoved) return
    if (this.graph.children(record).length > 0) this.#tellOwners(record)
    if (before) return
    this.#takeIn(record)
    if (this.#isLate(record)) this.#options.onLateOwner(undefined)
  }

  deleteResource(record: ResourceRecord): void {
    if (this.graph.get(record.uid) === undefined) return
    this.#tellOwners(record)
    const children = this.graph.children(record)
    this.graph.delete(record.uid)
    for (const child of children) this.#dropUnanchored(child)
  }

  /** The sink of a kind, in one namespace or everywhere. What a list holds is taken over when it is whole. */
  sink(reading: OwnedReading, namespace?: string): Sink {
    const kind = formatGroupKind(reading.resource)
    let replacement: Map<string, OwnedRecord> | undefined
    /** UIDs of what the list holds. */
    let listed = new Set<string>()
    return {
      begin: () => {
        replacement = new Map()
        listed = new Set()
      },
      add: (object) => {
        const record = this.#read(object, reading)
        if (record) replacement?.set(objectKey(record), record)
        else if (this.#waiting.has(object.metadata.uid ?? '')) listed.add(object.metadata.uid ?? '')
      },
      commit: () => {
        this.#replace(replacement ?? new Map(), listed, kind, namespace)
        replacement = undefined
      },
      abandon: () => {
        replacement = undefined
      },
      upsert: (object) => {
        const record = this.#read(object, reading)
        if (record) this.#put(record)
        else this.#forget(object, kind)
      },
      remove: (object) => {
        this.#forget(object, kind)
        if (object.metadata.uid !== undefined) this.#waiting.delete(object.metadata.uid)
      },
    }
  }

  /** Undefined for what no custom resource owns. An object that has not changed keeps its record. */
  #read(object: KubernetesObject, reading: OwnedReading): OwnedRecord | undefined {
    const owners = ownerUidsOf(object)
    const { namespace = '', name = '', uid = '', creationTimestamp } = object.metadata ?? {}
    if (owners.length === 0) {
      this.#waiting.delete(uid)
      return undefined
    }
    const before = this.find(reading.resource, namespace, name)
    if (before && isSameRevision(before, object.metadata)) return before
    const hasOwner = owners.some((owner) => {
      const node = this.graph.get(owner)
      return node !== undefined && owner !== uid && (node.namespace === '' || node.namespace === namespace)
    })
    const created = parseTime(creationTimestamp)
    if (!hasOwner && created !== undefined && created < this.#options.clock.now() - youth) return undefined
    const record = this.#options.reader.read(object, reading, before?.uid === uid ? before : undefined)
    if (hasOwner) return record
    this.#waiting.add(record)
    return undefined
  }

  #replace(
    replacement: ReadonlyMap<string, OwnedRecord>,
    waiting: ReadonlySet<string>,
    kind: string,
    namespace: string | undefined,
  ): void {
    const isListed = (record: OwnedRecord) =>
      formatGroupKind(record.resource) === kind && (namespace === undefined || record.namespace === namespace)
    for (const [key, record] of [...(this.#entries.get(kind) ?? [])])
      if (isListed(record) && !replacement.has(key)) this.#drop(record)
    this.#waiting.retain((record) => !isListed(record) || waiting.has(record.uid))
    for (const record of replacement.values()) this.#put(record)
  }

  #put(record: OwnedRecord): void {
    const kind = formatGroupKind(record.resource)
    const key = objectKey(record)
    const entries = this.#entries.get(kind) ?? new Map<string, OwnedRecord>()
    const before = entries.get(key)
    if (before === record) return
    if (before && before.uid !== record.uid) this.#drop(before)
    const known = this.graph.get(record.uid)
    if (!known && this.#size >= this.#options.limit) {
      this.#refused++
      return
    }
    if (known) this.#tellOwners(known)
    else this.#size++
    this.#waiting.delete(record.uid)
    this.#entries.set(kind, entries.set(key, record))
    this.graph.set(record)
    if (record.ageing) this.#ageing.set(record.uid, record.ageing.at)
    else this.#ageing.delete(record.uid)
    if (!this.#isAnchored(record)) {
      this.#dropUnanchored(record)
      return
    }
    this.#tellOwners(record)
    if (known) return
    this.#takeIn(record)
    if (this.#isLate(record)) this.#options.onLateOwner(record.resource)
  }

  /** Those that waited for this owner. */
  #takeIn(owner: WorkloadNode): void {
    for (const record of this.#waiting.release(owner.uid))
      if (owner.namespace === '' || owner.namespace === record.namespace) this.#put(record)
  }

  #forget({ metadata }: KubernetesObject, kind: string): void {
    const record = this.#entries.get(kind)?.get(objectKey(metadata))
    if (record) this.#drop(record)
  }

  #drop(record: OwnedRecord): void {
    const node = this.graph.get(record.uid)
    if (!node || isCustomResource(node)) return
    this.#tellOwners(node)
    const children = this.graph.children(node)
    this.graph.delete(node.uid)
    this.#ageing.delete(node.uid)
    this.#size--
    const entries = this.#entries.get(formatGroupKind(node.resource))
    if (entries?.get(objectKey(node))?.uid === node.uid) entries.delete(objectKey(node))
    for (const child of children) this.#dropUnanchored(child)
  }

  /** It lives on, and what was made just now may get another owner yet. */
  #dropUnanchored(node: WorkloadNode): void {
    if (isCustomResource(node) || this.#isAnchored(node)) return
    this.#drop(node)
    if (!this.#isLate(node)) this.#waiting.add(node)
  }

  /** Whether a custom resource owns it, however far above. */
  #isAnchored(node: WorkloadNode): boolean {
    return this.graph.ancestors(node).some(isCustomResource)
  }

  /** Every custom resource from the node upwards. */
  #tellOwners(node: WorkloadNode): void {
    if (isCustomResource(node)) this.#options.onChange(node)
    for (const owner of this.graph.ancestors(node)) if (isCustomResource(owner)) this.#options.onChange(owner)
  }

  #isLate(node: WorkloadNode): boolean {
    return node.created !== undefined && node.created < this.#options.clock.now() - youth
  }
}

function hasSameOwners({ owners }: ResourceRecord, before: ResourceRecord): boolean {
  return owners === before.owners || owners.join() === before.owners.join()
}
