import type { Chunk } from '../../exposition/index.ts'
import { formatFloat } from '../value/go-text.ts'
import type { SampleEntry } from './sample-entry.ts'

/** The samples of one family for the objects of one page. */
export class SampleChunk implements Chunk {
  version = 0
  readonly #name: string
  readonly #family: number
  readonly #entries: readonly SampleEntry[]

  /** @param family index of the family in the samples of an object */
  constructor(name: string, family: number, entries: readonly SampleEntry[]) {
    this.#name = name
    this.#family = family
    this.#entries = entries
  }

  render(): string {
    const name = this.#name
    const family = this.#family
    let text = ''
    for (const { samples } of this.#entries) {
      const { labels, values, ends } = samples
      const end = ends[family] ?? 0
      for (let index = family === 0 ? 0 : (ends[family - 1] ?? 0); index < end; index++)
        text += `${name}${labels[index]} ${formatFloat(values[index] ?? Number.NaN)}\n`
    }
    return text
  }
}
