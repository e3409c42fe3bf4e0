import type { Clock } from '../base/index.ts'
import { checkExemplarLabels, type ExemplarLabels, formatExemplar, type KeptExemplar } from './exemplar.ts'
import { Instrument, type InstrumentDefinition, type InstrumentOptions } from './instrument.ts'
import { formatValue, inOnePiece, linePrefix } from './sample-line.ts'
import type { SeriesPage } from './series-page.ts'

/** One series that only goes up. */
export class CounterChild {
  /** The sample line up to its value. */
  readonly prefix: string
  readonly #page: SeriesPage<CounterChild>
  readonly #clock: Clock | undefined
  #value = 0
  #exemplar: KeptExemplar | undefined

  constructor(prefix: string, page: SeriesPage<CounterChild>, clock?: Clock) {
    this.prefix = prefix
    this.#page = page
    this.#clock = clock
  }

  get value(): number {
    return this.#value
  }

  /** What stands for the last increment that gave one. */
  get exemplar(): KeptExemplar | undefined {
    return this.#exemplar
  }

  /** Throws a RangeError for what is no finite number of at least 0, and for an exemplar that cannot be written. */
  inc(by = 1, exemplar?: ExemplarLabels): void {
    if (!(by >= 0 && by < Number.POSITIVE_INFINITY && typeof by === 'number')) refuse(this.#page.family, by)
    if (exemplar !== undefined) this.#keep(exemplar, by)
    if (by === 0) return
    this.#value += by
    this.#page.version++
  }

  /**
   * The total as something else counts it, for who passes on what another program says. Throws a RangeError when it
   * is less than before.
   */
  setTotal(total: number): void {
    if (!(total >= this.#value)) {
      const { family } = this.#page
      throw new RangeError(
        `${family}: a counter does not go from ${this.#value} to ${String(total)}; if what counts began anew, reset() it first`,
      )
    }
    this.inc(total - this.#value)
    this.#value = total
  }

  /** Back to 0, as after a restart of what counts. */
  reset(): void {
    if (this.#value === 0) return
    this.#value = 0
    this.#exemplar = undefined
    this.#page.version++
  }

  #keep(labels: ExemplarLabels, value: number): void {
    checkExemplarLabels(this.#page.family, labels)
    this.#exemplar = { labels, value, timestamp: this.#clock?.now() }
    this.#page.showExemplars()
    this.#page.version++
  }
}

/** A count since the start of the process; its name ends in `_total`. */
export class Counter<Label extends string = string> extends Instrument<CounterChild, Label> {
  readonly #clock: Clock | undefined

  constructor(definition: InstrumentDefinition<Label>, options: InstrumentOptions = {}) {
    super('counter', definition, options)
    this.#clock = options.clock
    if (!definition.name.endsWith('_total'))
      throw new RangeError(`counter ${definition.name} has to end in _total`)
    if (!definition.labels?.length) void this.only
  }

  /** For a counter without labels. */
  inc(by = 1, exemplar?: ExemplarLabels): void {
    this.only.inc(by, exemplar)
  }

  /** For a counter without labels: where it stands. */
  get total(): number {
    return this.only.value
  }

  /** For a counter without labels. */
  setTotal(total: number): void {
    this.only.setTotal(total)
  }

  protected override createChild(labelPairs: string, page: SeriesPage<CounterChild>): CounterChild {
    return new CounterChild(inOnePiece(linePrefix(this.metadata.name, labelPairs)), page, this.#clock)
  }

  protected override renderChild({ prefix, value, exemplar }: CounterChild, withExemplars: boolean): string {
    const end = withExemplars && exemplar !== undefined ? formatExemplar(exemplar) : ''
    return `${prefix}${formatValue(value)}${end}\n`
  }
}

function refuse(family: string, by: unknown): never {
  throw new RangeError(
    `${family}: a counter cannot go up by ${String(by)}, only by a finite number that is not negative` +
      (typeof by === 'number' && by < 0 ? '; for what goes down too there are gauges' : ''),
  )
}
