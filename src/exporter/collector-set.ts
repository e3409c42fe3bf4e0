import type { Clock, Logger } from '../base/index.ts'
import type { Family, Gauge, Registry } from '../exposition/index.ts'
import { type CollectHook, type CollectOptions, Collector } from './collector.ts'

export interface CollectorSetOptions {
  readonly registry: Registry
  /** Begins the names of the metrics about collectors. */
  readonly prefix: string
  readonly clock: Clock
  readonly logger: Logger
}

/** All hooks of an exporter, and what is said of them: `…_collector_success` and `…_collector_duration_seconds`. */
export class CollectorSet {
  readonly #options: CollectorSetOptions
  readonly #collectors = new Map<string, Collector>()
  readonly #success: Gauge<'collector'>
  readonly #duration: Gauge<'collector'>
  #collecting: Promise<void> | undefined

  constructor(options: CollectorSetOptions) {
    const { registry, prefix } = options
    this.#options = options
    this.#success = registry.gauge({
      name: `${prefix}_collector_success`,
      help: 'Whether the collector did its work in time at this scrape.',
      labels: ['collector'],
    })
    this.#duration = registry.gauge({
      name: `${prefix}_collector_duration_seconds`,
      help: 'How long the scrape waited for the collector.',
      unit: 'seconds',
      labels: ['collector'],
    })
  }

  /** Throws a RangeError when there is one of this name. */
  add(name: string, collect: CollectHook, options: CollectOptions = {}): void {
    if (this.#collectors.has(name)) throw new RangeError(`there is a collector ${name} already`)
    const { clock, logger } = this.#options
    this.#collectors.set(name, new Collector({ ...options, name, collect, clock, logger }))
  }

  /**
   * Runs all side by side, once for all who ask while they run. Resolves when the last is done or out of time,
   * of which `mostMs` is the bound; never rejects.
   */
  collect(mostMs?: number): Promise<void> {
    this.#collecting ??= this.#collectAll(mostMs).finally(() => {
      this.#collecting = undefined
    })
    return this.#collecting
  }

  /** The families of `all` that are to be shown. */
  shown(all: readonly Family[]): readonly Family[] {
    const failing = [...this.#collectors.values()].filter(({ outcome }) => outcome.name !== 'succeeded')
    if (failing.length === 0) return all
    const hidden = new Set(failing.flatMap(({ fills }) => fills))
    return all.filter((family) => !hidden.has(family))
  }

  abort(): void {
    for (const collector of this.#collectors.values()) collector.abort()
  }

  async #collectAll(mostMs: number | undefined): Promise<void> {
    const collectors = [...this.#collectors.values()]
    await Promise.all(
      collectors.map(async (collector) => {
        const outcome = await collector.run(mostMs)
        const labels = { collector: collector.name }
        this.#success.labels(labels).set(outcome.name === 'succeeded' ? 1 : 0)
        if (outcome.name !== 'never') this.#duration.labels(labels).set(outcome.seconds)
      }),
    )
  }
}
