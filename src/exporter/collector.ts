import type { Clock, Logger } from '../base/index.ts'
import type { Family } from '../exposition/index.ts'

/**
 * Asks for what cannot be counted as it happens, and sets it in the instruments. The signal aborts when time is up
 * or the exporter ends; what a hook does after that is not shown.
 */
export type CollectHook = (signal: AbortSignal) => void | Promise<void>

export interface CollectOptions {
  /**
   * The families that the hook fills. They are left out of a scrape in which the hook failed or was too slow: a value
   * from before would look as if it were of now. Families that are not named here keep what they have.
   */
  readonly fills?: readonly Family[]
  /** Milliseconds that a scrape waits for the hook. Default 5,000. What the scraper itself allows, less half a second, is never passed. */
  readonly timeoutMs?: number
}

export interface CollectorOptions extends CollectOptions {
  readonly name: string
  readonly collect: CollectHook
  readonly clock: Clock
  readonly logger: Logger
}

/** How the last run went. `busy`: it was not begun, because the one before goes on past its time. */
export type CollectorOutcome =
  | { readonly name: 'never' }
  | { readonly name: 'succeeded'; readonly seconds: number }
  | { readonly name: 'failed'; readonly seconds: number; readonly error: unknown }
  | { readonly name: 'late'; readonly seconds: number }
  | { readonly name: 'busy'; readonly seconds: 0 }

const defaultTimeoutMs = 5_000

/** One hook: run at most once at a time, never waited for longer than its time, never thrown out of. */
export class Collector {
  readonly name: string
  readonly fills: readonly Family[]
  readonly #options: CollectorOptions
  #running: { readonly controller: AbortController } | undefined
  #outcome: CollectorOutcome = { name: 'never' }

  constructor(options: CollectorOptions) {
    this.name = options.name
    this.fills = options.fills ?? []
    this.#options = options
    const { timeoutMs = defaultTimeoutMs } = options
    if (!(timeoutMs > 0))
      throw new RangeError(`collector ${options.name}: a time-out of ${timeoutMs} ms leaves no time`)
  }

  get outcome(): CollectorOutcome {
    return this.#outcome
  }

  /** Runs the hook and resolves when it is done, or after its time, or after `mostMs`, whichever is first. Never rejects. */
  async run(mostMs = Number.POSITIVE_INFINITY): Promise<CollectorOutcome> {
    const before = this.#outcome
    this.#outcome = this.#running ? { name: 'busy', seconds: 0 } : await this.#attempt(mostMs)
    this.#tell(before, this.#outcome)
    return this.#outcome
  }

  /** Aborts what runs. */
  abort(): void {
    this.#running?.controller.abort(new Error('the exporter ends'))
  }

  async #attempt(mostMs: number): Promise<CollectorOutcome> {
    const { clock, collect, timeoutMs = defaultTimeoutMs } = this.#options
    const limit = Math.min(timeoutMs, mostMs)
    const started = clock.monotonic()
    const seconds = () => (clock.monotonic() - started) / 1000
    const running = { controller: new AbortController() }
    this.#running = running
    const run = (async () => collect(running.controller.signal))()
      .then(
        (): CollectorOutcome => ({ name: 'succeeded', seconds: seconds() }),
        (error: unknown): CollectorOutcome => ({ name: 'failed', seconds: seconds(), error }),
      )
      .finally(() => {
        this.#running = undefined
      })
    let late: () => void = () => {}
    const timeout = new Promise<CollectorOutcome>((resolve) => {
      late = () => resolve({ name: 'late', seconds: seconds() })
    })
    const timer = clock.setTimer(limit, () => {
      running.controller.abort(new Error(`the scrape waits no longer than ${limit} ms`))
      late()
    })
    const outcome = await Promise.race([run, timeout])
    timer.cancel()
    return outcome
  }

  /** A line when it begins to fail, fails in another way, or is well again; not one for each scrape. */
  #tell(before: CollectorOutcome, now: CollectorOutcome): void {
    const { logger } = this.#options
    const reason = reasonOf(now)
    if (reason === reasonOf(before)) return
    if (reason === '') logger.info('a collector is well again', { collector: this.name })
    else logger.warn('a collector failed; the scrape goes on without it', { collector: this.name, reason })
  }
}

function reasonOf(outcome: CollectorOutcome): string {
  switch (outcome.name) {
    case 'never':
    case 'succeeded':
      return ''
    case 'failed':
      return outcome.error instanceof Error ? outcome.error.message : String(outcome.error)
    case 'late':
    case 'busy':
      return 'it takes longer than its time-out'
  }
}
