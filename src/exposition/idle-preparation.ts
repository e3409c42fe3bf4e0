import type { Clock, Timer } from '../base/index.ts'
import type { Exposition } from './exposition.ts'

export interface IdlePreparationOptions {
  readonly exposition: Pick<Exposition, 'prepare'>
  readonly clock: Clock
}

/** So long may one slice keep everything else waiting. */
const sliceMs = 10
/** Before the scrape that is expected, in addition to twice what the last preparation took. */
const leadMs = 200
/** Scrapes that come so regularly can be expected: the share by which two intervals may differ. */
const tolerance = 0.1

/**
 * Does the work of the next scrape shortly before it is expected, in slices: a scrape that finds little to do answers
 * fast, and nothing else waits for long. Where scrapes come at no steady pace it does nothing.
 */
export class IdlePreparation {
  readonly #options: IdlePreparationOptions
  #lastScrape: number | undefined
  #lastInterval = 0
  #lastTook = 0
  #timer: Timer | undefined

  constructor(options: IdlePreparationOptions) {
    this.#options = options
  }

  /** To be told of each scrape. */
  scraped(): void {
    const now = this.#options.clock.monotonic()
    const interval = now - (this.#lastScrape ?? now)
    const isSteady = interval > 0 && Math.abs(interval - this.#lastInterval) <= interval * tolerance
    this.#lastScrape = now
    this.#lastInterval = interval
    this.stop()
    if (!isSteady) return
    const lead = Math.min(interval / 2, leadMs + 2 * this.#lastTook)
    this.#await(interval - lead, () => this.#prepare())
  }

  stop(): void {
    this.#timer?.cancel()
    this.#timer = undefined
  }

  #prepare(): void {
    this.#lastTook = 0
    this.#slice(this.#options.exposition.prepare())
  }

  #slice(steps: Iterator<void>): void {
    const { clock } = this.#options
    const started = clock.monotonic()
    let done = false
    while (!done && clock.monotonic() - started < sliceMs) done = steps.next().done === true
    this.#lastTook += clock.monotonic() - started
    if (!done) this.#await(0, () => this.#slice(steps))
  }

  #await(ms: number, next: () => void): void {
    this.#timer = this.#options.clock.setTimer(ms, next, { unref: true })
  }
}
