import type { Clock, Logger, Timer } from '../../base/index.ts'

/** How much is written of each resource, most first. */
export const tiers = ['full', 'compact', 'aggregate'] as const

export type Tier = (typeof tiers)[number]

/** Which tier is in use, and who chose it: the user, the default, the number of series, or the memory's ceiling. */
export interface TierState {
  readonly tier: Tier
  readonly because: 'asked' | 'default' | 'series' | 'memory'
}

export interface TierControlOptions {
  readonly clock: Clock
  readonly logger: Logger
  /** What the user wants; then only the ceiling may lower it. */
  readonly asked?: Tier
  /** Most bytes of resident memory; absent means no ceiling. */
  readonly ceilingBytes?: number
  readonly residentBytes: () => number
  /** Series of resources that are written at the moment. */
  readonly series: () => number
  /** Writes this tier from now on. */
  readonly apply: (tier: Tier) => void
  /** Called when the lowest tier does not keep the memory under the ceiling: what can be done without goes. */
  readonly shed: () => void
}

/** Above so many series of resources the default tier is `compact`. */
export const mostSeriesByDefault = 500_000

const checkEveryMs = 5_000
/** What was let go is freed by a later garbage collection, so a step is given time to show. */
const settleMs = 30_000
/** The share of the ceiling from which on something has to go. */
const pressure = 0.9

/**
 * Keeps what is written in bounds: it goes down a tier when there are very many series and nobody asked for them, and
 * when memory comes near its ceiling. It never goes up again by itself: series that come and go would be worse.
 */
export class TierControl {
  readonly #options: TierControlOptions
  #state: TierState
  #timer: Timer | undefined
  #notBefore = 0
  #hasShed = false

  constructor(options: TierControlOptions) {
    this.#options = options
    const { asked } = options
    this.#state = asked ? { tier: asked, because: 'asked' } : { tier: 'full', because: 'default' }
  }

  get state(): TierState {
    return this.#state
  }

  start(signal: AbortSignal): void {
    if (signal.aborted) return
    this.#await()
    signal.addEventListener('abort', () => this.stop(), { once: true })
  }

  /** Looks no more by itself. */
  stop(): void {
    this.#timer?.cancel()
  }

  /** Looks whether a step is due; called by itself, and before a scrape, so that none is the largest that there could be. */
  check(): void {
    if (this.#state.because === 'default' && this.#options.series() > mostSeriesByDefault)
      this.#goTo({ tier: 'compact', because: 'series' }, `more than ${mostSeriesByDefault} series`)
    this.#heedCeiling()
  }

  #await(): void {
    this.#timer = this.#options.clock.setTimer(
      checkEveryMs,
      () => {
        this.check()
        this.#await()
      },
      { unref: true },
    )
  }

  #heedCeiling(): void {
    const { ceilingBytes, residentBytes, clock, shed, logger } = this.#options
    if (ceilingBytes === undefined || clock.monotonic() < this.#notBefore) return
    const resident = residentBytes()
    if (resident < ceilingBytes * pressure) return
    this.#notBefore = clock.monotonic() + settleMs
    const why = `${inMebibytes(resident)} of memory in use, of ${inMebibytes(ceilingBytes)} allowed`
    const next = tiers[tiers.indexOf(this.#state.tier) + 1]
    if (next) {
      this.#goTo({ tier: next, because: 'memory' }, why)
      return
    }
    if (!this.#hasShed)
      logger.warn(
        'memory is still short: half of the events, history and specs held in memory go, and so on while it lasts',
        { why, remedy: 'allow more memory, watch fewer kinds, or keep history in a file' },
      )
    this.#hasShed = true
    shed()
  }

  #goTo(state: TierState, why: string): void {
    this.#state = state
    this.#options.apply(state.tier)
    this.#options.logger.warn(`fewer series of each resource are written from now on: tier ${state.tier}`, {
      why,
      remedy:
        state.because === 'series'
          ? '--tier full writes them all'
          : 'allow more memory, or watch fewer kinds',
    })
  }
}

function inMebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2)} MiB`
}
