import type { Clock } from '../base/index.ts'
import { Instrument, type InstrumentDefinition, type InstrumentOptions } from './instrument.ts'
import type { LabelValues } from './label-index.ts'
import { formatValue, inOnePiece, linePrefix } from './sample-line.ts'
import type { SeriesPage } from './series-page.ts'

/** One series that goes up and down. */
export class GaugeChild {
  /** The sample line up to its value. */
  readonly prefix: string
  readonly #page: SeriesPage<GaugeChild>
  readonly #clock: Clock | undefined
  #value = 0

  constructor(prefix: string, page: SeriesPage<GaugeChild>, clock?: Clock) {
    this.prefix = prefix
    this.#page = page
    this.#clock = clock
  }

  get value(): number {
    return this.#value
  }

  /** Throws a RangeError for NaN and for what is no number: a value that is not known is a series that is not there. */
  set(value: number): void {
    if (value === this.#value) return
    if (typeof value !== 'number' || Number.isNaN(value)) refuse(this.#page.family, value)
    this.#value = value
    this.#page.version++
  }

  inc(by = 1): void {
    this.set(this.#value + by)
  }

  dec(by = 1): void {
    this.set(this.#value - by)
  }

  /** Seconds since 1970, for gauges such as `…_last_success_timestamp_seconds`. For a registry that has a clock. */
  setToCurrentTime(): void {
    if (!this.#clock)
      throw new TypeError(
        `${this.#page.family} has no clock to tell the time: give one to its registry, new Registry({ clock: systemClock })`,
      )
    this.set(this.#clock.now() / 1000)
  }
}

/** A value as it is now. */
export class Gauge<Label extends string = string> extends Instrument<GaugeChild, Label> {
  readonly #clock: Clock | undefined

  constructor(definition: InstrumentDefinition<Label>, options: InstrumentOptions = {}) {
    super('gauge', definition, options)
    this.#clock = options.clock
    if (!definition.labels?.length) void this.only
  }

  /** For a gauge without labels. */
  set(value: number): void {
    this.only.set(value)
  }

  /** For a gauge without labels. */
  inc(by = 1): void {
    this.only.inc(by)
  }

  /** For a gauge without labels. */
  dec(by = 1): void {
    this.only.dec(by)
  }

  /** For a gauge without labels. */
  setToCurrentTime(): void {
    this.only.setToCurrentTime()
  }

  /**
   * All there is now: these series, and none of those from before that are not among them, so that what went away
   * leaves nothing behind. All or nothing: when a label or value is refused, nothing changes.
   */
  replace(series: Iterable<readonly [LabelValues<Label>, number]>): void {
    const wanted = [...series]
    for (const [values, value] of wanted) {
      this.checkLabels(values)
      if (typeof value !== 'number' || Number.isNaN(value)) refuse(this.metadata.name, value)
    }
    const known = wanted.map(([values]) => this.find(values))
    this.retain(new Set(known.filter((child) => child !== undefined)))
    for (const [values, value] of wanted) this.childOf(values).set(value)
  }

  protected override createChild(labelPairs: string, page: SeriesPage<GaugeChild>): GaugeChild {
    return new GaugeChild(inOnePiece(linePrefix(this.metadata.name, labelPairs)), page, this.#clock)
  }

  protected override renderChild({ prefix, value }: GaugeChild): string {
    return `${prefix}${formatValue(value)}\n`
  }
}

function refuse(family: string, value: unknown): never {
  throw new RangeError(
    `${family}: a gauge cannot be ${typeof value === 'number' ? value : `the ${typeof value} ${String(value)}`}; ` +
      'where a value is not known, remove() its series',
  )
}
