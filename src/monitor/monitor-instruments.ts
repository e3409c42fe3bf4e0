import type { Clock } from '../base/index.ts'
import type { ReflectorObserver } from '../cache/index.ts'
import { kindMetrics, monitorMetrics } from '../catalogue/index.ts'
import { type Family, Registry } from '../exposition/index.ts'
import type { GroupKind } from '../object/index.ts'
import { seriesRules } from './series/resource-series.ts'
import type { ShardAssignment } from './shard/shard-assignment.ts'
import type { TierState } from './tier/tier-control.ts'

export interface BuildInfo {
  readonly version: string
  readonly nodeVersion: string
}

/** What the monitor counts of itself, apart from what the tables of the kinds know. */
export class MonitorInstruments {
  readonly #clock: Clock
  readonly #registry = new Registry({ seriesLimit: 20_000 })
  readonly #buildInfo = this.#registry.gauge(monitorMetrics.buildInfo)
  readonly #lists = this.#registry.counter(monitorMetrics.listTotal)
  readonly #watchErrors = this.#registry.counter(monitorMetrics.watchErrorsTotal)
  readonly #lastSync = this.#registry.gauge(monitorMetrics.lastSync)
  readonly #dropped = this.#registry.counter(monitorMetrics.seriesDroppedTotal)
  readonly #scrapeDuration = this.#registry.histogram(
    monitorMetrics.scrapeDuration,
    monitorMetrics.scrapeDuration.buckets,
  )
  readonly #configHash = this.#registry.gauge(monitorMetrics.configHash)

  constructor(clock: Clock, build: BuildInfo, configHash: number) {
    this.#clock = clock
    this.#buildInfo.labels({ version: build.version, node_version: build.nodeVersion }).set(1)
    this.#configHash.set(configHash)
    for (const { name } of [...seriesRules.map(({ metric }) => metric), kindMetrics.conditions])
      this.#dropped.labels({ metric: name })
  }

  /** Shows from now on which replica this is among how many. */
  showShard(shard: Pick<ShardAssignment, 'index' | 'count'>): void {
    this.#registry.gauge(monitorMetrics.shard).set(shard.index)
    const shards = this.#registry.gauge(monitorMetrics.shards)
    this.#registry.onCollect(() => shards.set(shard.count))
  }

  /** Shows from now on which tier is written, and why. */
  showTier(control: { readonly state: TierState }): void {
    const gauge = this.#registry.gauge(monitorMetrics.tier)
    let shown: TierState | undefined
    this.#registry.onCollect(() => {
      const { state } = control
      if (state === shown) return
      if (shown) gauge.remove({ ...shown })
      gauge.labels({ ...state }).set(1)
      shown = state
    })
  }

  families(): readonly Family[] {
    return this.#registry.families()
  }

  seriesDropped(metric: string, series: number): void {
    this.#dropped.labels({ metric }).inc(series)
  }

  scraped(seconds: number): void {
    this.#scrapeDuration.observe(Math.max(0, seconds))
  }

  /** Counts the lists and watches of a kind, from 0. */
  observe({ group, kind }: GroupKind): ReflectorObserver {
    const succeeded = this.#lists.labels({ group, kind, result: 'success' })
    const failed = this.#lists.labels({ group, kind, result: 'error' })
    const watchErrors = this.#watchErrors.labels({ group, kind })
    let listing = false
    return {
      listStarted: () => {
        listing = true
      },
      synced: () => {
        listing = false
        succeeded.inc()
        this.#lastSync.labels({ group, kind }).set(this.#clock.now() / 1000)
      },
      interrupted: ({ kind: errorKind }) => {
        // A server that does not know streaming lists refuses the first one; the list then begins in pages.
        if (!listing) watchErrors.inc()
        else if (errorKind !== 'refused') failed.inc()
        listing = false
      },
    }
  }

  /** Takes away what `observe` counted of a kind. */
  forget({ group, kind }: GroupKind): void {
    for (const result of ['success', 'error']) this.#lists.remove({ group, kind, result })
    this.#watchErrors.remove({ group, kind })
    this.#lastSync.remove({ group, kind })
  }
}
