import { Instrument, type InstrumentDefinition } from './instrument.ts'
import { sampleLine } from './sample-line.ts'

/** One series that only goes up. */
export class CounterChild {
  readonly labelPairs: string
  readonly #changed: () => void
  #value = 0

  constructor(labelPairs: string, changed: () => void) {
    this.labelPairs = labelPairs
    this.#changed = changed
  }

  get value(): number {
    return this.#value
  }

  /** Throws a RangeError for a negative amount or NaN. */
  inc(by = 1): void {
    if (!(by >= 0)) throw new RangeError(`a counter cannot go up by ${by}`)
    if (by === 0) return
    this.#value += by
    this.#changed()
  }
}

/** A count since the start of the process; its name ends in `_total`. */
export class Counter<Label extends string = string> extends Instrument<CounterChild, Label> {
  constructor(definition: InstrumentDefinition<Label>, seriesLimit = 1000) {
    super('counter', definition, seriesLimit)
    if (!definition.name.endsWith('_total'))
      throw new RangeError(`counter ${definition.name} has to end in _total`)
    if (!definition.labels?.length) void this.only
  }

  /** For a counter without labels. */
  inc(by = 1): void {
    this.only.inc(by)
  }

  protected override createChild(labels: string): CounterChild {
    return new CounterChild(labels, this.changed)
  }

  protected override renderChild(child: CounterChild): string {
    return sampleLine(this.metadata.name, child.labelPairs, child.value)
  }
}
