import { Instrument, type InstrumentDefinition, type InstrumentOptions } from './instrument.ts'
import type { LabelValues } from './label-index.ts'
import { linePrefix } from './sample-line.ts'
import type { SeriesPage } from './series-page.ts'

/** One series of an info. */
export interface InfoChild {
  readonly line: string
}

/**
 * Facts that are no numbers, as the labels of a series that is always 1: a version, what runs where. Declared a gauge,
 * as state sets are, so that its lines are the same in every format.
 */
export class Info<Label extends string = string> extends Instrument<InfoChild, Label> {
  constructor(definition: InstrumentDefinition<Label>, options: InstrumentOptions = {}) {
    super('gauge', definition, options)
    const { name, labels = [] } = definition
    if (!name.endsWith('_info')) throw new RangeError(`info ${name} has to end in _info`)
    if (labels.length === 0) throw new RangeError(`info ${name} has no labels, and they are all that it says`)
  }

  /** Says this, and nothing of what it said before. */
  set(values: LabelValues<Label>): void {
    this.replace([values])
  }

  /** Says these, a series each, and nothing of what it said before. All or nothing, as of a gauge. */
  replace(all: Iterable<LabelValues<Label>>): void {
    const wanted = [...all]
    for (const values of wanted) this.checkLabels(values)
    const known = wanted.map((values) => this.find(values))
    this.retain(new Set(known.filter((child) => child !== undefined)))
    for (const values of wanted) this.childOf(values)
  }

  protected override createChild(labelPairs: string, _page: SeriesPage<InfoChild>): InfoChild {
    return { line: `${linePrefix(this.metadata.name, labelPairs)}1\n` }
  }

  protected override renderChild({ line }: InfoChild): string {
    return line
  }
}
