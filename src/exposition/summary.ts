import { Instrument, type InstrumentDefinition, type InstrumentOptions } from './instrument.ts'
import { formatBound, formatValue, linePrefix } from './sample-line.ts'
import type { SeriesPage } from './series-page.ts'

/** What another program has measured: its count and sum since it began, and quantiles where it tells them. */
export interface SummaryPoint {
  readonly count: number
  readonly sum: number
  /** Quantile from 0 to 1 and its value. NaN is a quantile of nothing observed. */
  readonly quantiles?: readonly (readonly [quantile: number, value: number])[]
}

/** Count and sum of observations. */
export class SummaryChild {
  readonly labelPairs: string
  readonly #page: SeriesPage<SummaryChild>
  #point: SummaryPoint = { count: 0, sum: 0 }

  constructor(labelPairs: string, page: SeriesPage<SummaryChild>) {
    this.labelPairs = labelPairs
    this.#page = page
  }

  get point(): SummaryPoint {
    return this.#point
  }

  /** Throws a RangeError for what is no number of at least 0, with which the sum would be no counter. */
  observe(value: number): void {
    if (!(value >= 0 && typeof value === 'number'))
      throw new RangeError(
        `${this.#page.family}: a summary cannot take ${String(value)}, only numbers that are not negative`,
      )
    this.#point = { ...this.#point, count: this.#point.count + 1, sum: this.#point.sum + value }
    this.#page.version++
  }

  /** Passes on what another program has measured. Throws a RangeError for what no summary could say. */
  set(point: SummaryPoint): void {
    const { count, sum, quantiles = [] } = point
    const { family } = this.#page
    if (!(Number.isInteger(count) && count >= 0))
      throw new RangeError(`${family}: the count of a summary is a whole number, not ${String(count)}`)
    if (!(sum >= 0 && typeof sum === 'number'))
      throw new RangeError(`${family}: the sum of a summary is a number of at least 0, not ${String(sum)}`)
    for (const [quantile, value] of quantiles) {
      if (!(quantile >= 0 && quantile <= 1))
        throw new RangeError(`${family}: a quantile is a number from 0 to 1, not ${String(quantile)}`)
      if (typeof value !== 'number' || value < 0)
        throw new RangeError(`${family}: the value of a quantile cannot be ${String(value)}`)
    }
    if (new Set(quantiles.map(([quantile]) => quantile)).size < quantiles.length)
      throw new RangeError(`${family}: a quantile stands twice`)
    this.#point = point
    this.#page.version++
  }
}

/**
 * How many observations there were and how much they are together. It computes no quantiles: those of several
 * processes cannot be put together, which a histogram's buckets can. Quantiles that another program gives are passed on.
 */
export class Summary<Label extends string = string> extends Instrument<SummaryChild, Label> {
  constructor(definition: InstrumentDefinition<Label>, options: InstrumentOptions = {}) {
    super('summary', definition, options)
    if (definition.labels?.includes('quantile' as Label))
      throw new RangeError(`summary ${definition.name} cannot have a label quantile of its own`)
    if (!definition.labels?.length) void this.only
  }

  /** For a summary without labels. */
  observe(value: number): void {
    this.only.observe(value)
  }

  /** For a summary without labels. */
  set(point: SummaryPoint): void {
    this.only.set(point)
  }

  protected override get linesPerChild(): number {
    return 4
  }

  protected override createChild(labelPairs: string, page: SeriesPage<SummaryChild>): SummaryChild {
    return new SummaryChild(labelPairs, page)
  }

  protected override renderChild({ labelPairs, point }: SummaryChild): string {
    const { name } = this.metadata
    const before = labelPairs === '' ? '' : `${labelPairs},`
    let text = ''
    for (const [quantile, value] of point.quantiles ?? [])
      text += `${name}{${before}quantile="${formatBound(quantile)}"} ${formatValue(value)}\n`
    const sum = `${linePrefix(`${name}_sum`, labelPairs)}${formatValue(point.sum)}\n`
    return `${text}${sum}${linePrefix(`${name}_count`, labelPairs)}${point.count}\n`
  }
}
