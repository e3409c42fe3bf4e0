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
  /**
   * Called when the store has missed something other than entries, because it could not be written: what is so now has
   * to be told to it anew.
   */
  readonly onMissed: () => void
  /** Past so much that waits, whoever tells of more waits until a batch has been written. Default 5,000. */
  readonly mostPending?: number
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
/** So much of what waits is written in one transaction. */
const batch = 500
/** So much that is done with may stand before what waits. */
const mostForgotten = 10_000
const retryMs = 60_000
const pruneMs = 60_000
const defaultMostPending = 5_000

/** Somebody who asks, and waits until so much has been written. */
interface Waiter {
  readonly until: number
  readonly go: () => void
}

/**
 * Writes what befalls resources into a store, in transactions of a bounded size, at least once a second. When the store fails, history stops, says so
 * once and counts what is lost; the rest of the monitor goes on.
 */
export class HistoryWriter {
  readonly #options: HistoryWriterOptions
  #state: WriterState = { name: 'idle' }
  #pending: Pending[] = []
  #next = 0
  /** How much was ever pushed and is no longer pending, written or lost. */
  #done = 0
  #waiters: Waiter[] = []
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

  /** A store that does not keep up holds up whoever tells of more: nothing is dropped, and little waits. */
  push(...pending: readonly Pending[]): void {
    const { mostPending = defaultMostPending } = this.#options
    for (const one of pending) {
      if (this.store) this.#pending.push(one)
      else if (one.what === 'entry') this.#lost++
      if (this.#waiting > mostPending) this.#flushBatch(batch)
    }
  }

  /**
   * Asks the store when all that was pushed before has been written, a slice at a time. Undefined when there is none to
   * be asked, or when it fails.
   */
  async ask<T>(question: (store: HistoryStore) => T): Promise<T | undefined> {
    const until = this.#done + this.#waiting
    if (this.#waiters.length === 0 && this.#waiting > 0) this.#flushSlice()
    if (this.store && this.#done < until)
      await new Promise<void>((go) => {
        if (this.#waiters.push({ until, go }) === 1) this.#schedule(breathMs)
      })
    return this.#attempt(question)
  }

  /** Memory is short. */
  shed(): void {
    this.#attempt((store) => store.shed?.())
  }

  stop(): void {
    this.#timer?.cancel()
    while (this.store && this.#waiting > 0) this.#flushBatch(Number.POSITIVE_INFINITY)
    this.#attempt((store) => store.close(this.#options.clock.now()))
    this.#state = { name: 'stopped' }
    this.#forget(this.#pending.length)
  }

  get #waiting(): number {
    return this.#pending.length - this.#next
  }

  #schedule(ms: number): void {
    this.#timer?.cancel()
    this.#timer = this.#options.clock.setTimer(ms, () => this.#tick(), { unref: true })
  }

  #tick(): void {
    const { clock, onTick } = this.#options
    const now = clock.monotonic()
    onTick()
    if (this.#state.name === 'down' && this.#state.retryAt !== undefined && now >= this.#state.retryAt)
      this.#open(this.#state.error)
    if (this.store?.remembers || this.#waiting > 0) this.#flushSlice()
    const waits = this.#waiting > 0
    if (!waits && now - this.#pruned >= pruneMs && !this.#attempt((store) => store.prune(clock.now())))
      this.#pruned = now
    if (this.#state.name !== 'stopped') this.#schedule(waits ? breathMs : flushMs)
  }

  #open(before?: HistoryError): void {
    const { clock, logger, open } = this.#options
    try {
      this.#state = { name: 'open', store: open(clock.now()) }
    } catch (error) {
      this.#fail(error, before)
      return
    }
    if (!before) return
    logger.info('history is kept again')
    this.#options.onMissed()
  }

  #flushSlice(): void {
    const { clock } = this.#options
    const end = clock.monotonic() + sliceMs
    do this.#flushBatch(batch)
    while (this.store && this.#waiting > 0 && clock.monotonic() < end)
  }

  #flushBatch(most: number): void {
    this.#attempt((store) => {
      const writes: HistoryWrite[] = []
      let next = this.#next
      for (; next < this.#pending.length && next - this.#next < most; next++) {
        const pending = this.#pending[next]
        // What is gone is looked for in what has been written, so all before it has to be.
        if (pending?.what === 'listed' && writes.length > 0) break
        if (pending) writes.push(...this.#writesOf(pending, store).map(maskWrite))
      }
      store.write(writes, this.#options.clock.now())
      this.#forget(next)
    })
  }

  /** What comes before this index in what is pending has been written, or is lost. */
  #forget(next: number): void {
    this.#done += next - this.#next
    this.#next = next
    // Not only when nothing waits any more: under a load that does not pause, that is never.
    if (this.#waiting === 0 || this.#next >= mostForgotten) {
      this.#pending = this.#pending.slice(this.#next)
      this.#next = 0
    }
    for (const { go } of this.#waiters.filter(({ until }) => until <= this.#done)) go()
    this.#waiters = this.#waiters.filter(({ until }) => until > this.#done)
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
    const { store } = this
    this.#state = {
      name: 'down',
      error,
      retryAt: error.retriable ? clock.monotonic() + retryMs : undefined,
    }
    this.#forget(this.#pending.length)
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
