import type { Clock } from '../base/index.ts'
import { checkExemplarLabels, type ExemplarLabels, formatExemplar, type KeptExemplar } from './exemplar.ts'
import { Instrument, type InstrumentDefinition, type InstrumentOptions } from './instrument.ts'
import type { LabelValues } from './label-index.ts'
import { formatBound, formatValue, inOnePiece, linePrefix } from './sample-line.ts'
import type { SeriesPage } from './series-page.ts'

/** One series of observations, counted by bucket. */
export class HistogramChild {
  readonly labelPairs: string
  /** The line of a bucket up to its bound. */
  readonly bucketPrefix: string
  readonly #bounds: readonly number[]
  readonly #counts: Float64Array
  readonly #page: SeriesPage<HistogramChild>
  readonly #clock: Clock | undefined
  #sum = 0
  #exemplars: (KeptExemplar | undefined)[] | undefined

  constructor(
    labelPairs: string,
    bounds: readonly number[],
    page: SeriesPage<HistogramChild>,
    clock?: Clock,
  ) {
    this.labelPairs = labelPairs
    this.bucketPrefix = inOnePiece(`${page.family}_bucket{${labelPairs}${labelPairs === '' ? '' : ','}`)
    this.#bounds = bounds
    this.#counts = new Float64Array(bounds.length + 1)
    this.#page = page
    this.#clock = clock
  }

  get sum(): number {
    return this.#sum
  }

  /** Observations for each bound, not cumulative; the last is above every bound. */
  get counts(): ArrayLike<number> {
    return this.#counts
  }

  /** The last for each bound, as `counts`. */
  get exemplars(): readonly (KeptExemplar | undefined)[] {
    return this.#exemplars ?? []
  }

  /**
   * Throws a RangeError for what is no number of at least 0, with which the sum would be no counter, and for an
   * exemplar that cannot be written.
   */
  observe(value: number, exemplar?: ExemplarLabels): void {
    if (!(value >= 0 && typeof value === 'number'))
      throw new RangeError(
        `${this.#page.family}: a histogram cannot take ${String(value)}, only numbers that are not negative`,
      )
    const bucket = lowerBound(this.#bounds, value)
    if (exemplar !== undefined) {
      checkExemplarLabels(this.#page.family, exemplar)
      this.#exemplars ??= []
      this.#exemplars[bucket] = { labels: exemplar, value, timestamp: this.#clock?.now() }
      this.#page.showExemplars()
    }
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1
    this.#sum += value
    this.#page.version++
  }

  /** Gives a function that observes the seconds since now, and returns them. For a registry that has a clock. */
  startTimer(): (exemplar?: ExemplarLabels) => number {
    const elapsed = stopwatch(this.#clock, this.#page.family)
    return (exemplar) => {
      const seconds = elapsed()
      this.observe(seconds, exemplar)
      return seconds
    }
  }
}

/** How observations are spread over buckets with fixed upper bounds. */
export class Histogram<Label extends string = string> extends Instrument<HistogramChild, Label> {
  readonly buckets: readonly number[]
  readonly #clock: Clock | undefined
  /** What stands between the labels of a bucket and its value. */
  readonly #bounds: readonly string[]

  /** `buckets`: upper bounds, rising, not negative, without +Inf. */
  constructor(
    definition: InstrumentDefinition<Label>,
    buckets: readonly number[],
    options: InstrumentOptions = {},
  ) {
    super('histogram', definition, options)
    if (!Array.isArray(buckets) || buckets.length === 0)
      throw new RangeError(
        `histogram ${definition.name} has no buckets: their upper bounds come after the definition, such as [0.1, 1, 10]`,
      )
    const rises = buckets.every((bound, index) => bound > (buckets[index - 1] ?? -1))
    if (!rises || buckets.at(-1) === Number.POSITIVE_INFINITY)
      throw new RangeError(`the buckets of ${definition.name} have to rise from 0 and end before +Inf`)
    if (definition.labels?.includes('le' as Label))
      throw new RangeError(`histogram ${definition.name} cannot have a label le of its own`)
    this.buckets = buckets
    this.#bounds = [...buckets, Number.POSITIVE_INFINITY].map((bound) =>
      inOnePiece(`le="${formatBound(bound)}"} `),
    )
    this.#clock = options.clock
    if (!definition.labels?.length) void this.only
  }

  /** For a histogram without labels. */
  observe(value: number, exemplar?: ExemplarLabels): void {
    this.only.observe(value, exemplar)
  }

  /**
   * Gives a function that observes the seconds since now, and returns them; it takes the labels, some of which may not be
   * known before. For a registry that has a clock.
   */
  startTimer(): (...values: TimedLabels<Label>) => number {
    const elapsed = stopwatch(this.#clock, this.metadata.name)
    return (...[values]) => {
      const seconds = elapsed()
      const child = values === undefined ? this.only : this.childOf(values)
      child.observe(seconds)
      return seconds
    }
  }

  protected override get linesPerChild(): number {
    return this.buckets.length + 3
  }

  protected override createChild(labelPairs: string, page: SeriesPage<HistogramChild>): HistogramChild {
    return new HistogramChild(labelPairs, this.buckets, page, this.#clock)
  }

  protected override renderChild(
    { labelPairs, bucketPrefix, counts, sum, exemplars }: HistogramChild,
    withExemplars: boolean,
  ): string {
    const { name } = this.metadata
    let total = 0
    let text = ''
    for (const [index, bound] of this.#bounds.entries()) {
      total += counts[index] ?? 0
      const exemplar = withExemplars ? exemplars[index] : undefined
      text += `${bucketPrefix}${bound}${formatValue(total)}${exemplar ? formatExemplar(exemplar) : ''}\n`
    }
    return `${text}${linePrefix(`${name}_sum`, labelPairs)}${formatValue(sum)}\n${linePrefix(`${name}_count`, labelPairs)}${total}\n`
  }
}

/** What the end of a timer is told: the labels, where there are some. */
type TimedLabels<Label extends string> = [Label] extends [never] ? [] : [values: LabelValues<Label>]

/** Seconds since it was made. */
function stopwatch(clock: Clock | undefined, family: string): () => number {
  if (!clock)
    throw new TypeError(
      `${family} has no clock to take time by: give one to its registry, new Registry({ clock: systemClock })`,
    )
  const started = clock.monotonic()
  return () => (clock.monotonic() - started) / 1000
}

/** Index of the first bound that is not below `value`; the number of bounds when there is none. */
function lowerBound(bounds: readonly number[], value: number): number {
  let low = 0
  let high = bounds.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((bounds[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
