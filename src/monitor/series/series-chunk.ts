import { type Chunk, formatValue } from '../../exposition/index.ts'
import { identityOf, type SeriesRule } from './resource-series.ts'
import { Samples } from './samples.ts'
import type { SeriesEntry } from './series-entry.ts'

/** The samples of one metric for the resources of one page. */
export class SeriesChunk implements Chunk {
  version = 0
  /** How many samples `render` gives. */
  samples = 0
  readonly #rule: SeriesRule
  /** The metric's bit in `SeriesEntry.left`. */
  readonly #bit: number
  readonly #entries: readonly SeriesEntry[]

  constructor(rule: SeriesRule, bit: number, entries: readonly SeriesEntry[]) {
    this.#rule = rule
    this.#bit = bit
    this.#entries = entries
  }

  render(): string {
    const { name } = this.#rule.metric
    const samples = new Samples()
    let text = ''
    for (const entry of this.#entries) {
      if (entry.left & this.#bit) continue
      samples.clear()
      this.#rule.write(entry.record, samples)
      if (samples.length === 0) continue
      const own = name + identityOf(entry.record)
      for (let index = 0; index < samples.length; index++) {
        const namespace = samples.namespaces[index]
        const start = namespace === undefined ? own : name + identityOf({ ...entry.record, namespace })
        text += `${start}${samples.labels[index]}} ${formatValue(samples.values[index] ?? Number.NaN)}\n`
      }
    }
    return text
  }
}
