import type { Clock, Logger } from '../base/index.ts'
import type { Family, Gauge, Registry } from '../exposition/index.ts'
import {
  type CollectHook,
  type CollectOptions,
  Collector,
  type CollectorOutcome,
  type CollectorRun,
} from './collector.ts'
import { kitSeriesLimit } from './kit-series-limit.ts'

export interface CollectorSetOptions {
  readonly registry: Registry
  /** Begins the names of the metrics about collectors. */
  readonly prefix: string
  readonly clock: Clock
  readonly logger: Logger
}

/** What a scrape has of the collectors, by name. One that waited for all of them shares it with all who did. */
export type Collection = ReadonlyMap<string, CollectorOutcome>

interface Round {
  readonly runs: readonly CollectorRun[]
  /** Resolves when the last is done or out of its own time. */
  readonly collected: Promise<Collection>
}

/** All hooks of an exporter, and what is said of them: `…_collector_success` and `…_collector_duration_seconds`. */
export class CollectorSet {
  readonly #options: CollectorSetOptions
  readonly #collectors = new Map<string, Collector>()
  readonly #success: Gauge<'collector'>
  readonly #duration: Gauge<'collector'>
  /** The last that began, while it is under way. */
  #round: Round | undefined

  constructor(options: CollectorSetOptions) {
    const { registry, prefix } = options
    this.#options = options
    this.#success = registry.gauge({
      name: `${prefix}_collector_success`,
      help: 'Whether the collector did its work in time at this scrape.',
      labels: ['collector'],
      seriesLimit: kitSeriesLimit,
    })
    this.#duration = registry.gauge({
      name: `${prefix}_collector_duration_seconds`,
      help: 'How long the collector took, or had taken when the scrape had no more time.',
      unit: 'seconds',
      labels: ['collector'],
      seriesLimit: kitSeriesLimit,
    })
  }

  /** Throws a RangeError when there is one of this name, or none can have it. */
  add(name: string, collect: CollectHook, options: CollectOptions = {}): void {
    if (this.#collectors.has(name))
      throw new RangeError(
        `there is a collector "${name}" already; give this one another name, or collect in that one`,
      )
    const { clock, logger } = this.#options
    this.#collectors.set(name, new Collector({ ...options, name, collect, clock, logger }))
  }

  /**
   * Runs all side by side, each once for all who ask while it runs. Resolves when the last is done or out of its own
   * time, or after `mostMs` with what there is then: that bounds this caller alone. Never rejects.
   */
  async collect(mostMs = Number.POSITIVE_INFINITY): Promise<Collection> {
    const { runs, collected } = this.#begin()
    if (mostMs === Number.POSITIVE_INFINITY) return collected
    const left = Promise.withResolvers<undefined>()
    const timer = this.#options.clock.setTimer(mostMs, () => left.resolve(undefined))
    const all = await Promise.race([collected, left.promise])
    timer.cancel()
    return all ?? collectionOf(runs)
  }

  /**
   * The families of `all` that belong into a scrape that has `collection`, with what they say of collectors set to
   * that. To be rendered at once: the next scrape may have another.
   */
  shown(all: readonly Family[], collection: Collection): readonly Family[] {
    const hidden = new Set<Family>()
    for (const [collector, { name, seconds }] of collection) {
      const succeeded = name === 'succeeded'
      this.#success.labels({ collector }).set(succeeded ? 1 : 0)
      this.#duration.labels({ collector }).set(seconds)
      if (!succeeded) for (const family of this.#collectors.get(collector)?.fills ?? []) hidden.add(family)
    }
    return hidden.size === 0 ? all : all.filter((family) => !hidden.has(family))
  }

  abort(): void {
    for (const collector of this.#collectors.values()) collector.abort()
  }

  /** The round under way when nothing would be begun for a new one, else a new one, of which others' runs are part. */
  #begin(): Round {
    const runs = [...this.#collectors.values()].map((collector) => collector.run())
    const last = this.#round
    if (last?.runs.length === runs.length && last.runs.every((run, index) => run === runs[index])) return last
    const collected = Promise.all(runs.map(({ done }) => done)).then(() => {
      if (this.#round === round) this.#round = undefined
      return collectionOf(runs)
    })
    const round: Round = { runs, collected }
    this.#round = round
    return round
  }
}

function collectionOf(runs: readonly CollectorRun[]): Collection {
  return new Map(runs.map((run) => [run.collector, run.outcome()]))
}
