import type { Clock, Timer } from '../../base/index.ts'
import { formatGroupKind, type GroupKind } from '../../object/index.ts'
import { type Change, type EventRow, type KindSummary, maskSecrets } from '../../view/index.ts'
import type { MonitorPart } from '../monitor-part.ts'
import { recordRow } from '../record/record-row.ts'
import type { ResourceRecord } from '../record/resource-record.ts'
import { ChangeLog } from './change-log.ts'
import { isSameRow } from './same-row.ts'

export interface ChangeStreamOptions {
  readonly clock: Clock
  /** Tells this process from others, so that an id of another is known for what it is; without `-`. */
  readonly epoch: string
  /** Changes after which a reader that did not keep up has to ask for everything anew. Default 16,384. */
  readonly capacity?: number
  /** How long changes are gathered before readers get them, milliseconds. Default 100. */
  readonly paceMs?: number
}

type Content<C = Change> = C extends Change ? Omit<C, 'id'> : never

/** How often, while there are readers, it is looked what changes without an event: counts of kinds, verdicts by age. */
const lookEveryMs = 1_000

/**
 * What changes, for any number of readers, none of which can hold up the monitor or make it remember more: they share
 * one bounded log, each with a place in it.
 */
export class ChangeStream implements MonitorPart {
  readonly name = 'live stream'
  readonly observer = {
    appeared: (record: ResourceRecord) => this.#resource(record),
    changed: (before: ResourceRecord, after: ResourceRecord) => {
      // The record before is let go, also when nobody need hear of the change.
      if (isSameRow(before, after))
        this.#log.refresh(after.uid, (position) => this.#rowChange(position, after))
      else this.#resource(after)
    },
    vanished: (record: ResourceRecord) => this.#gone(record),
    closed: (kind: GroupKind) => this.#kindGone(kind),
  }
  readonly #options: Required<ChangeStreamOptions>
  readonly #log: ChangeLog<Change>
  /** Readers that wait, and how they are woken. */
  readonly #waiting = new Set<() => void>()
  readonly #kinds = new Map<string, string>()
  #readers = 0
  #hasEnded = false
  #pace: Timer | undefined
  #look: Timer | undefined

  constructor(options: ChangeStreamOptions) {
    this.#options = { capacity: 16_384, paceMs: 100, ...options }
    this.#log = new ChangeLog(this.#options.capacity)
  }

  /** Readers at the moment. */
  get readers(): number {
    return this.#readers
  }

  /** Ends what is read of it. */
  async stop(): Promise<void> {
    this.#hasEnded = true
    this.#rest()
    this.#wakeAll()
  }

  /** An event of Kubernetes came, or occurred again. */
  event(event: EventRow): void {
    this.#put(`event/${event.uid}`, { what: 'event', event: maskSecrets(event) as EventRow })
  }

  /** Tells of those kinds that differ from what was told last. */
  kinds(summaries: readonly KindSummary[]): void {
    for (const kind of summaries) {
      const key = formatGroupKind(kind.resource)
      const text = JSON.stringify(kind)
      if (this.#kinds.get(key) === text) continue
      this.#kinds.set(key, text)
      this.#put(`kind/${key}`, { what: 'kind', kind })
    }
  }

  /**
   * See `Views.changes`.
   *
   * @param look called at the beginning and then about every second, to find what changes without an event
   */
  async *read(
    signal: AbortSignal,
    since: string | undefined,
    look: () => void = () => {},
  ): AsyncGenerator<readonly Change[], void, void> {
    this.#readers++
    try {
      look()
      this.#lookOn(look)
      let position = this.#positionOf(since)
      while (!signal.aborted && !this.#hasEnded) {
        const batch = position === undefined ? undefined : this.#log.read(position)
        if (batch === undefined) {
          position = this.#log.end
          yield [{ id: this.#id(position), what: 'reset' }]
        } else if (batch.values.length > 0) {
          position = batch.position
          yield batch.values
        } else {
          position = batch.position
          await this.#next(signal)
        }
      }
    } finally {
      if (--this.#readers === 0) this.#rest()
    }
  }

  #resource(record: ResourceRecord): void {
    this.#log.put(record.uid, (position) => this.#rowChange(position, record))
    this.#awake()
  }

  #rowChange(position: number, record: ResourceRecord): Change {
    return { id: this.#id(position), what: 'resource', row: recordRow(record, this.#options.clock.now()) }
  }

  #gone({ uid, namespace, name, definition }: ResourceRecord): void {
    const { group, kind } = definition.resource
    this.#put(uid, { what: 'gone', ref: { group, kind, namespace, name }, uid })
  }

  #kindGone({ group, kind }: GroupKind): void {
    const key = formatGroupKind({ group, kind })
    this.#kinds.delete(key)
    this.#put(`kind/${key}`, { what: 'kind-gone', group, kind })
  }

  #put(key: string, content: Content): void {
    this.#log.put(key, (position) => ({ id: this.#id(position), ...content }))
    this.#awake()
  }

  /** Wakes the readers once for all that changes within the pace. */
  #awake(): void {
    if (this.#readers === 0 || this.#pace || this.#hasEnded) return
    const wake = () => {
      this.#pace = undefined
      this.#wakeAll()
    }
    this.#pace = this.#options.clock.setTimer(this.#options.paceMs, wake, { unref: true })
  }

  #wakeAll(): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const wake of waiting) wake()
  }

  #lookOn(look: () => void): void {
    if (this.#hasEnded) return
    const again = () => {
      this.#look = undefined
      look()
      this.#lookOn(look)
    }
    this.#look ??= this.#options.clock.setTimer(lookEveryMs, again, { unref: true })
  }

  #rest(): void {
    this.#look?.cancel()
    this.#look = undefined
    this.#pace?.cancel()
    this.#pace = undefined
  }

  #next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake)
        signal.removeEventListener('abort', wake)
        resolve()
      }
      signal.addEventListener('abort', wake, { once: true })
      this.#waiting.add(wake)
      if (signal.aborted) wake()
    })
  }

  #id(position: number): string {
    return `${this.#options.epoch}-${position}`
  }

  /** Undefined for an id that is none of this process's. */
  #positionOf(id: string | undefined): number | undefined {
    const [epoch, position = '', ...rest] = (id ?? '').split('-')
    if (epoch !== this.#options.epoch || rest.length > 0 || !/^\d{1,15}$/.test(position)) return undefined
    return Number(position)
  }
}
