/** Guards against a kind that would flood Prometheus. */
export interface SeriesLimits {
  /** Most series of one metric for one kind. */
  readonly perMetric: number
  /** Most series of one kind, all metrics together. */
  readonly perKind: number
}

export const defaultSeriesLimits: SeriesLimits = { perMetric: 1_000_000, perKind: 5_000_000 }

/** Counts the series of one kind by metric, and says whether more may come. */
export class SeriesBudget {
  readonly #limits: SeriesLimits
  readonly #byMetric: number[]
  #total = 0

  constructor(limits: SeriesLimits, metrics: number) {
    this.#limits = limits
    this.#byMetric = new Array(metrics).fill(0)
  }

  get total(): number {
    return this.#total
  }

  /** Takes `count` more series (or gives them back, when negative) if the limits allow it. */
  take(metric: number, count: number): boolean {
    const ofMetric = this.#byMetric[metric] ?? 0
    const { perMetric, perKind } = this.#limits
    if (count > 0 && (ofMetric + count > perMetric || this.#total + count > perKind)) return false
    this.#byMetric[metric] = ofMetric + count
    this.#total += count
    return true
  }
}
