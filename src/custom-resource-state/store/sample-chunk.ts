import type { Chunk } from '../../exposition/index.ts'
import { formatFloat } from '../value/go-text.ts'
import { type SampleEntry, startOf } from './sample-entry.ts'

/** The samples of one family for some neighbouring slots of a page. */
export class SampleChunk implements Chunk {
  version = 0
  readonly #name: string
  readonly #family: number
  readonly #slots: readonly (SampleEntry | undefined)[]
  readonly #from: number
  readonly #to: number

  /** @param family index of the family in the samples of an object */
  constructor(
    name: string,
    family: number,
    slots: readonly (SampleEntry | undefined)[],
    from: number,
    to: number,
  ) {
    this.#name = name
    this.#family = family
    this.#slots = slots
    this.#from = from
    this.#to = to
  }

  render(): string {
    const name = this.#name
    const last = Math.min(this.#to, this.#slots.length)
    let text = ''
    for (let slot = this.#from; slot < last; slot++) {
      const samples = this.#slots[slot]?.samples
      if (!samples) continue
      const { labels, values, ends } = samples
      const end = ends[this.#family] ?? 0
      for (let index = startOf(ends, this.#family); index < end; index++)
        text += `${name}${labels[index]} ${formatFloat(values[index] ?? Number.NaN)}\n`
    }
    return text
  }
}
