import type { Clock, Logger } from '../base/index.ts'
import type { Family } from '../exposition/index.ts'

/**
 * Asks for what cannot be counted as it happens, and sets it in the instruments. The signal aborts when its time-out
 * is over or the exporter ends; what a hook does after that is not shown.
 */
export type CollectHook = (signal: AbortSignal) => void | Promise<void>

export interface CollectOptions {
  /**
   * The families that the hook fills. They are left out of a scrape in which the hook failed or was too slow: a value
   * from before would look as if it were of now. Families that are not named here keep what they have.
   */
  readonly fills?: readonly Family[]
  /**
   * Milliseconds after which the hook is told to stop. Default 5,000. A scrape waits no longer than that, nor than its
   * scraper allows, less half a second; whoever leaves early leaves the hook running for those who have more time.
   */
  readonly timeoutMs?: number
}

export interface CollectorOptions extends CollectOptions {
  readonly name: string
  readonly collect: CollectHook
  readonly clock: Clock
  readonly logger: Logger
}

/**
 * How a run went. `running`: not done yet. `late`: it did not end in its time. `busy`: it was not begun, because the
 * one before goes on past its time.
 */
export type CollectorOutcome =
  | { readonly name: 'running'; readonly seconds: number }
  | { readonly name: 'succeeded'; readonly seconds: number }
  | { readonly name: 'failed'; readonly seconds: number; readonly error: unknown }
  | { readonly name: 'late'; readonly seconds: number }
  | { readonly name: 'busy'; readonly seconds: 0 }

/** One run of the hook, shared by all who ask while it runs. */
export interface CollectorRun {
  readonly collector: string
  /** Resolves when the hook is done, or after its time; never rejects. */
  readonly done: Promise<void>
  /** How it stands now. */
  outcome(): CollectorOutcome
}

type CollectorState =
  | { readonly name: 'idle' }
  | { readonly name: 'running'; readonly run: CollectorRun; readonly controller: AbortController }
  /** Told to stop, and not done yet. */
  | { readonly name: 'overdue'; readonly controller: AbortController }

const defaultTimeoutMs = 5_000
const longestTimeoutMs = 3_600_000
const collectorName = /^[a-zA-Z][a-zA-Z0-9_./-]{0,62}$/

/** One hook: run at most once at a time, never waited for longer than its time, never thrown out of. */
export class Collector {
  readonly name: string
  readonly fills: readonly Family[]
  readonly #options: CollectorOptions
  readonly #timeoutMs: number
  readonly #busy: CollectorRun
  #state: CollectorState = { name: 'idle' }
  #reason = ''

  constructor(options: CollectorOptions) {
    const { name, collect, fills = [], timeoutMs = defaultTimeoutMs } = options
    if (typeof name !== 'string' || !collectorName.test(name))
      throw new RangeError(
        `${JSON.stringify(name)} cannot name a collector, which is the value of the label collector: ` +
          'up to 63 letters, digits and _ - . / begin with a letter, such as warehouse or disk/sda',
      )
    if (typeof collect !== 'function')
      throw new TypeError(`collector ${name}: what it does is given as a function, not as ${typeof collect}`)
    if (!Array.isArray(fills) || fills.some((family) => typeof family?.metadata?.name !== 'string'))
      throw new TypeError(`collector ${name}: fills is a list of metrics, those that the registry gave`)
    if (!(timeoutMs > 0 && timeoutMs <= longestTimeoutMs))
      throw new RangeError(
        `collector ${name}: a time-out of ${timeoutMs} ms cannot be; a scrape waits for seconds, an hour at the most`,
      )
    this.name = name
    this.fills = fills
    this.#options = options
    this.#timeoutMs = timeoutMs
    this.#busy = { collector: name, done: Promise.resolve(), outcome: () => ({ name: 'busy', seconds: 0 }) }
  }

  /** The run that is under way, or a new one. No caller can end it early: others may wait for it. */
  run(): CollectorRun {
    switch (this.#state.name) {
      case 'idle':
        return this.#begin()
      case 'running':
        return this.#state.run
      case 'overdue':
        return this.#busy
    }
  }

  /** Aborts what runs. */
  abort(): void {
    if (this.#state.name !== 'idle') this.#state.controller.abort(new Error('the exporter ends'))
  }

  #begin(): CollectorRun {
    const { clock, collect } = this.#options
    const controller = new AbortController()
    const started = clock.monotonic()
    const seconds = () => (clock.monotonic() - started) / 1000
    const { promise: done, resolve } = Promise.withResolvers<void>()
    let ended: CollectorOutcome | undefined
    const end = (outcome: CollectorOutcome) => {
      ended = outcome
      this.#tell(outcome)
      resolve()
    }
    const run: CollectorRun = {
      collector: this.name,
      done,
      outcome: () => ended ?? { name: 'running', seconds: seconds() },
    }
    this.#state = { name: 'running', run, controller }
    const timer = clock.setTimer(this.#timeoutMs, () => {
      this.#state = { name: 'overdue', controller }
      controller.abort(new Error(`the collector ${this.name} has no longer than ${this.#timeoutMs} ms`))
      end({ name: 'late', seconds: seconds() })
    })
    const settle = (outcome: CollectorOutcome) => {
      timer.cancel()
      this.#state = { name: 'idle' }
      if (!ended) end(outcome)
    }
    const hook = async () => collect(controller.signal)
    hook().then(
      () => settle({ name: 'succeeded', seconds: seconds() }),
      (error: unknown) => settle({ name: 'failed', seconds: seconds(), error }),
    )
    return run
  }

  /** A line when it begins to fail, fails in another way, or is well again; not one for each run. */
  #tell(outcome: CollectorOutcome): void {
    const { logger } = this.#options
    const reason = reasonOf(outcome)
    if (reason === this.#reason) return
    this.#reason = reason
    if (reason === '') logger.info('a collector is well again', { collector: this.name })
    else logger.warn('a collector failed; the scrape goes on without it', { collector: this.name, reason })
  }
}

function reasonOf(outcome: CollectorOutcome): string {
  switch (outcome.name) {
    case 'running':
    case 'succeeded':
      return ''
    case 'failed':
      return outcome.error instanceof Error ? outcome.error.message : String(outcome.error)
    case 'late':
    case 'busy':
      return 'it takes longer than its time-out'
  }
}
