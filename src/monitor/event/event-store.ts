import { type EventQuery, type EventRow, foldEvents, foldKeyOf, type ResourceRef } from '../../view/index.ts'
import { halvedLimit } from '../halved-limit.ts'
import type { ObjectRef } from './owners-of.ts'

export interface EventLimits {
  /** Most events of one custom resource and all that it owns. Default 200. */
  readonly perResource: number
  /** Most events in all. Default 20,000. */
  readonly inAll: number
  /** Most bytes in all, as estimated from the texts. Default 16 MiB. */
  readonly bytes: number
}

export const defaultEventLimits: EventLimits = { perResource: 200, inAll: 20_000, bytes: 16 * 1024 * 1024 }

/** Below these `shed` does not go. */
const leastInAll = 500
const leastBytes = 1024 * 1024

/** Which limit an event had to go for. */
export type EventLimit = 'resource' | 'all'

interface Stored {
  readonly row: EventRow
  readonly bytes: number
  /** Keys of what it regards and of the owners of that, up to the root. */
  readonly keys: readonly string[]
  /** Of `foldEvents`, because a query has no time to make thousands of them. */
  readonly foldKey: string
}

/** What a row takes beside its texts. */
const rowBytes = 700

/**
 * Events that outlive their hour on the server. When there is no room, those heard of longest ago go first, and of those
 * the Normal ones before any Warning; of one resource as of all.
 */
export class EventStore {
  #limits: EventLimits
  readonly #onDropped: (limit: EventLimit) => void
  /** By UID, in the order in which they were heard of last. */
  readonly #byType: Readonly<Record<EventRow['type'], Map<string, Stored>>> = {
    Normal: new Map(),
    Warning: new Map(),
  }
  /** By key, the UIDs of its events in the order in which they were heard of last. */
  readonly #byObject = new Map<string, Set<string>>()
  #bytes = 0

  constructor(limits: EventLimits, onDropped: (limit: EventLimit) => void) {
    this.#limits = limits
    this.#onDropped = onDropped
  }

  get size(): number {
    return this.#byType.Normal.size + this.#byType.Warning.size
  }

  /** Texts and what holds them, estimated. */
  get bytes(): number {
    return this.#bytes
  }

  /** Puts an event in, in the place of one with its UID. `owners`: of what it regards, the nearest first. */
  put(row: EventRow, owners: readonly ObjectRef[]): void {
    this.#delete(row.uid)
    const keys = [row.regarding, ...owners].map(keyOf)
    const foldKey = foldKeyOf(row)
    const stored: Stored = { row, keys, foldKey, bytes: rowBytes + 2 * (row.note.length + foldKey.length) }
    this.#byType[row.type].set(row.uid, stored)
    for (const key of keys) this.#eventsOf(key).add(row.uid)
    this.#bytes += stored.bytes
    this.#makeRoomOf(keys.at(-1) ?? '')
    this.#makeRoom()
  }

  /** Halves what may be held in all, down to a floor, and lets go what is over it. */
  shed(): void {
    const { inAll, bytes } = this.#limits
    this.#limits = {
      ...this.#limits,
      inAll: halvedLimit(inAll, leastInAll),
      bytes: halvedLimit(bytes, leastBytes),
    }
    this.#makeRoom()
  }

  /** Rows that tell the same are one; see `foldEvents`. Newest first. */
  query({ about, namespace, types, since, limit = 500 }: EventQuery): EventRow[] {
    const rows: EventRow[] = []
    for (const row of this.#rows(about)) {
      if (namespace !== undefined && row.regarding.namespace !== namespace) continue
      if (types !== undefined && !types.includes(row.type)) continue
      if (since === undefined || row.last >= since) rows.push(row)
    }
    rows.sort((a, b) => b.last - a.last)
    return foldEvents(rows, (row) => this.#find(row.uid)?.foldKey ?? foldKeyOf(row)).slice(
      0,
      Math.max(0, limit),
    )
  }

  *#rows(about: ResourceRef | undefined): Generator<EventRow> {
    if (about === undefined) {
      for (const events of Object.values(this.#byType)) for (const { row } of events.values()) yield row
      return
    }
    for (const uid of this.#byObject.get(keyOf(about)) ?? []) {
      const stored = this.#find(uid)
      if (stored) yield stored.row
    }
  }

  /** Of the resource at the root. */
  #makeRoomOf(key: string): void {
    const events = this.#eventsOf(key)
    if (events.size <= this.#limits.perResource) return
    const [oldest] = events
    let first = oldest
    for (const uid of events) {
      if (!this.#byType.Normal.has(uid)) continue
      first = uid
      break
    }
    if (first !== undefined) this.#drop(first, 'resource')
  }

  #makeRoom(): void {
    const { Normal, Warning } = this.#byType
    while (this.size > this.#limits.inAll || this.#bytes > this.#limits.bytes) {
      const [first] = (Normal.size > 0 ? Normal : Warning).keys()
      if (first === undefined) return
      this.#drop(first, 'all')
    }
  }

  #drop(uid: string, limit: EventLimit): void {
    this.#delete(uid)
    this.#onDropped(limit)
  }

  #delete(uid: string): void {
    const stored = this.#find(uid)
    if (!stored) return
    this.#byType[stored.row.type].delete(uid)
    this.#bytes -= stored.bytes
    for (const key of stored.keys) {
      const events = this.#byObject.get(key)
      events?.delete(uid)
      if (events?.size === 0) this.#byObject.delete(key)
    }
  }

  #find(uid: string): Stored | undefined {
    return this.#byType.Normal.get(uid) ?? this.#byType.Warning.get(uid)
  }

  #eventsOf(key: string): Set<string> {
    const known = this.#byObject.get(key)
    if (known) return known
    const events = new Set<string>()
    this.#byObject.set(key, events)
    return events
  }
}

function keyOf({ group, kind, namespace, name }: ResourceRef): string {
  return `${kind}.${group}/${namespace}/${name}`
}
