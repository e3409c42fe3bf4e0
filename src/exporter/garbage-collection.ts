import { constants, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks'
import type { Histogram, Registry } from '../exposition/index.ts'
import { kitSeriesLimit } from './kit-series-limit.ts'

const kinds: ReadonlyMap<unknown, string> = new Map([
  [constants.NODE_PERFORMANCE_GC_MAJOR, 'major'],
  [constants.NODE_PERFORMANCE_GC_MINOR, 'minor'],
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL, 'incremental'],
  [constants.NODE_PERFORMANCE_GC_WEAKCB, 'weakcb'],
])

const buckets = [0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5]

/** How long the garbage collector held the process up, by kind. */
export class GarbageCollection {
  readonly #duration: Histogram<'kind'>
  #observer: PerformanceObserver | undefined

  constructor(registry: Registry) {
    this.#duration = registry.histogram(
      {
        name: 'nodejs_gc_duration_seconds',
        help: 'How long the garbage collector held the process up, by kind of collection.',
        unit: 'seconds',
        labels: ['kind'],
        seriesLimit: kitSeriesLimit,
      },
      buckets,
    )
    for (const kind of kinds.values()) void this.#duration.labels({ kind })
  }

  start(): void {
    this.#observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) this.#count(entry)
    })
    this.#observer.observe({ entryTypes: ['gc'] })
  }

  stop(): void {
    this.#observer?.disconnect()
  }

  #count(entry: PerformanceEntry): void {
    const { kind } = (entry as { detail?: { kind?: unknown } }).detail ?? {}
    this.#duration.labels({ kind: kinds.get(kind) ?? 'other' }).observe(entry.duration / 1000)
  }
}
