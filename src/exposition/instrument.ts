import type { Chunk, Family, FamilyMetadata, MetricType } from './family.ts'
import { formatLabels, isLegacyLabelName, isLegacyMetricName } from './sample-line.ts'

/** What an instrument is declared with; a catalogue entry fits. */
export interface InstrumentDefinition<Label extends string = string> {
  /** Full name, a counter's `_total` included. */
  readonly name: string
  readonly help: string
  readonly unit?: string
  /** Label names in the order they are written. */
  readonly labels?: readonly Label[]
}

export type LabelValues<Label extends string = string> = Readonly<Record<Label, string>>

/**
 * A family that a program counts in: one child for each label set, in order of first use. An instrument without
 * labels has its one child from the start, so that the series stands at 0.
 *
 * At most `seriesLimit` children; what is over it is counted in `dropped` and goes to a child that is not shown.
 */
export abstract class Instrument<Child, Label extends string = string> implements Family, Chunk {
  readonly metadata: FamilyMetadata
  readonly #labels: readonly Label[]
  readonly #seriesLimit: number
  readonly #children = new Map<string, Child>()
  #overflow: Child | undefined
  #dropped = 0
  #version = 0

  constructor(type: MetricType, definition: InstrumentDefinition<Label>, seriesLimit: number) {
    const { name, help, unit = '', labels = [] } = definition
    if (!isLegacyMetricName(name)) throw new RangeError(`"${name}" is not a metric name`)
    for (const label of labels)
      if (!isLegacyLabelName(label) || label.startsWith('__'))
        throw new RangeError(`"${label}" is not a label name that ${name} could have`)
    if (new Set(labels).size < labels.length) throw new RangeError(`${name} declares a label twice`)
    this.metadata = { name, type, help, unit }
    this.#labels = labels
    this.#seriesLimit = seriesLimit
  }

  get version(): number {
    return this.#version
  }

  /** Label sets that found no room; each first use counts, and each use after it again. */
  get dropped(): number {
    return this.#dropped
  }

  *chunks(): Iterable<Chunk> {
    yield this
  }

  render(): string {
    let text = ''
    for (const child of this.#children.values()) text += this.renderChild(child)
    return text
  }

  /** The child of a label set, made on first use. Keep it where the same set is used often. */
  labels(values: LabelValues<Label>): Child {
    const key = this.#labels.map((label) => values[label]).join('\u{ff}')
    const known = this.#children.get(key)
    if (known) return known
    if (this.#children.size >= this.#seriesLimit) {
      this.#dropped++
      this.#overflow ??= this.createChild('')
      return this.#overflow
    }
    const ordered = Object.fromEntries(this.#labels.map((label) => [label, values[label]]))
    const child = this.createChild(formatLabels(ordered))
    this.#children.set(key, child)
    this.changed()
    return child
  }

  /** Takes a label set's series away; whether there was one. A child kept from before counts unseen. */
  remove(values: LabelValues<Label>): boolean {
    const removed = this.#children.delete(this.#labels.map((label) => values[label]).join('\u{ff}'))
    if (removed) this.changed()
    return removed
  }

  /** Takes away every series. */
  clear(): void {
    this.#children.clear()
    this.changed()
  }

  /** For children: the text would differ now. */
  protected readonly changed = (): void => {
    this.#version++
  }

  /** The one child of an instrument without labels. */
  protected get only(): Child {
    if (this.#labels.length > 0)
      throw new TypeError(`${this.metadata.name} has labels: say which series with labels({ … })`)
    return this.labels({} as LabelValues<Label>)
  }

  /** A child for label pairs as `formatLabels` gives them. */
  protected abstract createChild(labels: string): Child

  protected abstract renderChild(child: Child): string
}
