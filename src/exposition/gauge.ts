import { Instrument, type InstrumentDefinition } from './instrument.ts'
import { sampleLine } from './sample-line.ts'

/** One series that goes up and down. */
export class GaugeChild {
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

  set(value: number): void {
    if (Object.is(value, this.#value)) return
    this.#value = value
    this.#changed()
  }

  inc(by = 1): void {
    this.set(this.#value + by)
  }

  dec(by = 1): void {
    this.set(this.#value - by)
  }
}

/** A value as it is now. */
export class Gauge<Label extends string = string> extends Instrument<GaugeChild, Label> {
  constructor(definition: InstrumentDefinition<Label>, seriesLimit = 1000) {
    super('gauge', definition, seriesLimit)
    if (!definition.labels?.length) void this.only
  }

  /** For a gauge without labels. */
  set(value: number): void {
    this.only.set(value)
  }

  protected override createChild(labels: string): GaugeChild {
    return new GaugeChild(labels, this.changed)
  }

  protected override renderChild(child: GaugeChild): string {
    return sampleLine(this.metadata.name, child.labelPairs, child.value)
  }
}
