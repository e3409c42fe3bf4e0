import { Instrument, type InstrumentDefinition } from './instrument.ts'
import { formatBound, sampleLine } from './sample-line.ts'

/** One series of observations, counted by bucket. */
export class HistogramChild {
  readonly labelPairs: string
  readonly #bounds: readonly number[]
  readonly #counts: Float64Array
  readonly #changed: () => void
  #sum = 0

  constructor(labelPairs: string, bounds: readonly number[], changed: () => void) {
    this.labelPairs = labelPairs
    this.#bounds = bounds
    this.#counts = new Float64Array(bounds.length + 1)
    this.#changed = changed
  }

  get sum(): number {
    return this.#sum
  }

  /** Observations for each bound, not cumulative; the last is above every bound. */
  get counts(): ArrayLike<number> {
    return this.#counts
  }

  /** Throws a RangeError for a negative value or NaN, with which the sum would be no counter. */
  observe(value: number): void {
    if (!(value >= 0)) throw new RangeError(`a histogram cannot take ${value}`)
    const bucket = lowerBound(this.#bounds, value)
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1
    this.#sum += value
    this.#changed()
  }
}

/** How observations are spread over buckets with fixed upper bounds. */
export class Histogram<Label extends string = string> extends Instrument<HistogramChild, Label> {
  readonly buckets: readonly number[]

  /** `buckets`: upper bounds, rising, not negative, without +Inf. */
  constructor(definition: InstrumentDefinition<Label>, buckets: readonly number[], seriesLimit = 1000) {
    super('histogram', definition, seriesLimit)
    const rises = buckets.every((bound, index) => bound > (buckets[index - 1] ?? -1))
    if (!rises || buckets.at(-1) === Number.POSITIVE_INFINITY)
      throw new RangeError(`the buckets of ${definition.name} have to rise from 0 and end before +Inf`)
    if (definition.labels?.includes('le' as Label))
      throw new RangeError(`histogram ${definition.name} cannot have a label le of its own`)
    this.buckets = buckets
    if (!definition.labels?.length) void this.only
  }

  /** For a histogram without labels. */
  observe(value: number): void {
    this.only.observe(value)
  }

  protected override createChild(labels: string): HistogramChild {
    return new HistogramChild(labels, this.buckets, this.changed)
  }

  protected override renderChild({ labelPairs, counts, sum }: HistogramChild): string {
    const { name } = this.metadata
    const before = labelPairs === '' ? '' : `${labelPairs},`
    let total = 0
    let text = ''
    for (const [index, bound] of [...this.buckets, Number.POSITIVE_INFINITY].entries()) {
      total += counts[index] ?? 0
      text += sampleLine(`${name}_bucket`, `${before}le="${formatBound(bound)}"`, total)
    }
    return text + sampleLine(`${name}_sum`, labelPairs, sum) + sampleLine(`${name}_count`, labelPairs, total)
  }
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
