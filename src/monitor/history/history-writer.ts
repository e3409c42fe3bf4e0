import type { Clock, Logger, Timer } from '../../base/index.ts'
import type { GroupKind } from '../../object/index.ts'
import type { ResourceRecord } from '../record/resource-record.ts'
import { HistoryError } from './history-error.ts'
import type { HistoryEntry, HistoryStats, HistoryStore, HistoryWrite } from './history-store.ts'
import { maskWrite } from './mask-write.ts'
import { changesSince, lastKnown, subjectOf, takeChange } from './record-history.ts'

/** What waits to be written. */
export type Pending =
  | HistoryWrite
  /** Heard of for the first time since the store was opened, which may remember more. */
  | { readonly what: 'arrived'; readonly record: ResourceRecord; readonly at: number }
  /** What arrived until here is all there is. */
  | {
      readonly what: 'listed'
      readonly kind: GroupKind
      readonly namespace: string | undefined
      readonly at: number
    }

export interface HistoryWriterOptions {
  /** Opens the store; throws a `HistoryError`. */
  readonly open: (now: number) => HistoryStore
  readonly clock: Clock
  readonly logger: Logger
  /** Whether a resource that is not there is missing, or somebody else's to watch. */
  readonly isOurs: (uid: string) => boolean
  /** Called when the store has been opened again, having missed what happened meanwhile. */
  readonly onReopened: () => void
  /** Called before each flush. */
  readonly onTick: () => void
}

type WriterState =
  | { readonly name: 'idle' }
  | { readonly name: 'open'; readonly store: HistoryStore }
  /** Nothing is kept; by the clock's `monotonic()` it is tried again from `retryAt` on, if that may help. */
  | { readonly name: 'down'; readonly error: HistoryError; readonly retryAt: number | undefined }
  | { readonly name: 'stopped' }

/** What was told longer ago has been written. */
const flushMs = 1000
/** While more waits the loop gets a turn in between. */
const breathMs = 5
/** A flush ends after so long, and goes on after a breath. */
const sliceMs = 20
const retryMs = 60_000
const pruneMs = 60_000
/** Past it what comes is dropped: the store cannot keep up. */
const mostPending = 500_000

/**
 * Writes what befalls resources into a store, in one transaction a second. When the store fails, history stops, says so
 * once and counts what is lost; the rest of the monitor goes on.
 */
export class HistoryWriter {
  readonly #options: HistoryWriterOptions
  #state: WriterState = { name: 'idle' }
  #pending: Pending[] = []
  #next = 0
  #timer: Timer | undefined
  #lost = 0
  #pruned = 0

  constructor(options: HistoryWriterOptions) {
    this.#options = options
  }

  /** The store, while it can be relied on. */
  get store(): HistoryStore | undefined {
    return this.#state.name === 'open' ? this.#state.store : undefined
  }

  /** Why nothing is kept. */
  get problem(): HistoryError | undefined {
    return this.#state.name === 'down' ? this.#state.error : undefined
  }

  /** Since the start, over every time that the store was opened. */
  stats(): HistoryStats {
    const stats = this.#attempt((store) => store.stats()) ?? { entries: 0, bytes: 0, dropped: 0 }
    return { ...stats, dropped: stats.dropped + this.#lost }
  }

  start(): void {
    if (this.#state.name !== 'idle') throw new Error('a history starts once')
    this.#open()
    this.#schedule(flushMs)
  }

  push(...pending: readonly Pending[]): void {
    const isKept = this.#state.name === 'open' && this.#pending.length - this.#next < mostPending
    if (isKept) for (const one of pending) this.#pending.push(one)
    else this.#lost += pending.filter(({ what }) => what === 'entry').length
  }

  /** Writes everything that waits, so that a reader sees it. */
  flush(): void {
    while (this.store && this.#next < this.#pending.length) this.#flushSome(Number.POSITIVE_INFINITY)
  }

  /** Asks the store; undefined when there is none to be asked, or when it fails. */
  ask<T>(question: (store: HistoryStore) => T): T | undefined {
    this.flush()
    return this.#attempt(question)
  }

  /** Memory is short. */
  shed(): void {
    this.#attempt((store) => store.shed?.())
  }

  stop(): void {
    this.#timer?.cancel()
    this.flush()
    this.#attempt((store) => store.close(this.#options.clock.now()))
    this.#state = { name: 'stopped' }
    this.#pending = []
  }

  #schedule(ms: number): void {
    this.#timer = this.#options.clock.setTimer(ms, () => this.#tick(), { unref: true })
  }

  #tick(): void {
    const { clock, onTick } = this.#options
    const now = clock.monotonic()
    onTick()
    if (this.#state.name === 'down' && this.#state.retryAt !== undefined && now >= this.#state.retryAt)
      this.#open(this.#state.error)
    if (this.store?.remembers || this.#next < this.#pending.length) this.#flushSome(sliceMs)
    const waits = this.#next < this.#pending.length
    if (!waits && now - this.#pruned >= pruneMs && !this.#attempt((store) => store.prune(clock.now())))
      this.#pruned = now
    if (this.#state.name !== 'stopped') this.#schedule(waits ? breathMs : flushMs)
  }

  #open(before?: HistoryError): void {
    const { clock, logger, open, onReopened } = this.#options
    try {
      this.#state = { name: 'open', store: open(clock.now()) }
    } catch (error) {
      this.#fail(error, before)
      return
    }
    if (!before) return
    logger.info('history is kept again')
    onReopened()
  }

  #flushSome(most: number): void {
    const { clock } = this.#options
    const end = clock.monotonic() + most
    this.#attempt((store) => {
      const writes: HistoryWrite[] = []
      let next = this.#next
      for (; next < this.#pending.length; next++) {
        if (writes.length % 64 === 63 && clock.monotonic() > end) break
        const pending = this.#pending[next]
        // What is gone is looked for in what has been written, so all before it has to be.
        if (pending?.what === 'listed' && writes.length > 0) break
        if (pending) writes.push(...this.#writesOf(pending, store).map(maskWrite))
      }
      store.write(writes, clock.now())
      this.#next = next
    })
    if (this.#next < this.#pending.length) return
    this.#pending = []
    this.#next = 0
  }

  #writesOf(pending: Pending, store: HistoryStore): readonly HistoryWrite[] {
    if (pending.what === 'arrived') return arrival(pending, store)
    if (pending.what !== 'listed') return [pending]
    const gone = store.unseen(pending.kind, pending.namespace).filter(({ uid }) => this.#options.isOurs(uid))
    const entry = { at: pending.at, what: 'deleted' } as const
    return gone.map((subject) => ({ what: 'entry', subject, entry }))
  }

  #attempt<T>(action: (store: HistoryStore) => T): T | undefined {
    const { store } = this
    if (!store) return undefined
    try {
      return action(store)
    } catch (error) {
      this.#fail(error)
      return undefined
    }
  }

  #fail(cause: unknown, before?: HistoryError): void {
    const { clock, logger } = this.#options
    const error = cause instanceof HistoryError ? cause : defectFrom(cause)
    this.#lost += this.#pending.slice(this.#next).filter(({ what }) => what === 'entry').length
    this.#pending = []
    this.#next = 0
    const { store } = this
    this.#state = {
      name: 'down',
      error,
      retryAt: error.retriable ? clock.monotonic() + retryMs : undefined,
    }
    if (error.message !== before?.message)
      logger.error(`history is not kept: ${error.message}`, { kind: error.kind })
    try {
      store?.close(clock.now())
    } catch {
      // It is given up because it failed; that it cannot be closed in order is no news.
    }
  }
}

/** The monitor goes on without history, whatever is wrong with it. */
function defectFrom(cause: unknown): HistoryError {
  const told = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
  return new HistoryError('defect', `a defect of binnacle ended it, please report it: ${told}`, { cause })
}

function arrival(
  { record, at }: Pending & { readonly what: 'arrived' },
  store: HistoryStore,
): readonly HistoryWrite[] {
  const change = takeChange(record)
  const known = store.known(record.uid)
  const subject = subjectOf(record)
  const entries: HistoryEntry[] = known
    ? changesSince(known, record, change, store.lastWritten ?? at, at)
    : []
  return [
    ...entries.map((entry): HistoryWrite => ({ what: 'entry', subject, entry })),
    { what: 'known', known: lastKnown(record, at) },
  ]
}
