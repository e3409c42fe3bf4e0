import type { Clock } from '../../../base/index.ts'
import type { OwnedRecord } from './owned-record.ts'

export interface WaitingRoomOptions {
  readonly clock: Clock
  /** Most that wait; past it the longest waiting goes. */
  readonly capacity: number
  /** How long one waits, milliseconds. */
  readonly patienceMs: number
}

interface Waiting {
  readonly record: OwnedRecord
  readonly until: number
}

/** Objects whose owner may be about to come, because watches of several kinds have no common order. Bounded. */
export class WaitingRoom {
  readonly #options: WaitingRoomOptions
  /** By UID, the longest waiting first. */
  readonly #waiting = new Map<string, Waiting>()
  readonly #byOwner = new Map<string, Set<string>>()

  constructor(options: WaitingRoomOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#waiting.size
  }

  has(uid: string): boolean {
    return this.#waiting.has(uid)
  }

  add(record: OwnedRecord): void {
    this.delete(record.uid)
    const now = this.#options.clock.monotonic()
    this.#waiting.set(record.uid, { record, until: now + this.#options.patienceMs })
    for (const owner of record.owners) {
      const known = this.#byOwner.get(owner)
      if (known) known.add(record.uid)
      else this.#byOwner.set(owner, new Set([record.uid]))
    }
    for (const [uid, { until }] of this.#waiting) {
      if (until > now && this.#waiting.size <= this.#options.capacity) break
      this.delete(uid)
    }
  }

  delete(uid: string): void {
    const waiting = this.#waiting.get(uid)
    if (!waiting) return
    this.#waiting.delete(uid)
    for (const owner of waiting.record.owners) {
      const known = this.#byOwner.get(owner)
      known?.delete(uid)
      if (known?.size === 0) this.#byOwner.delete(owner)
    }
  }

  /** Lets those go that wait for this owner, and gives them. */
  release(owner: string): OwnedRecord[] {
    const records = [...(this.#byOwner.get(owner) ?? [])].flatMap(
      (uid) => this.#waiting.get(uid)?.record ?? [],
    )
    for (const { uid } of records) this.delete(uid)
    return records
  }

  /** Lets those go that do not wait any more for a reason of their own. */
  retain(stays: (record: OwnedRecord) => boolean): void {
    for (const [uid, { record }] of this.#waiting) if (!stays(record)) this.delete(uid)
  }
}
