import { goFormatFloat } from '../../base/index.ts'
import type { Chunk } from '../../exposition/index.ts'
import type { CompiledFamily } from '../family/compiled-family.ts'
import { isHeadless } from '../family/label-set.ts'
import { type SampleEntry, startOf } from './sample-entry.ts'

/** The samples of one family for some neighbouring slots of a page. */
export class SampleChunk implements Chunk {
  version = 0
  readonly #family: CompiledFamily
  readonly #index: number
  readonly #slots: readonly (SampleEntry | undefined)[]
  readonly #from: number
  readonly #to: number

  /** @param index of the family in the samples of an object */
  constructor(
    family: CompiledFamily,
    index: number,
    slots: readonly (SampleEntry | undefined)[],
    from: number,
    to: number,
  ) {
    this.#family = family
    this.#index = index
    this.#slots = slots
    this.#from = from
    this.#to = to
  }

  render(): string {
    const { name, base } = this.#family
    const start = base.head.after(name)
    const last = Math.min(this.#to, this.#slots.length)
    let text = ''
    for (let slot = this.#from; slot < last; slot++) {
      const samples = this.#slots[slot]?.samples
      if (!samples) continue
      const end = samples.ends[this.#index] ?? 0
      for (let index = startOf(samples.ends, this.#index); index < end; index++) {
        const labels = samples.labels[index] ?? ''
        const value = goFormatFloat(samples.values[index] ?? Number.NaN)
        text += `${isHeadless(labels) ? start : name}${labels} ${value}\n`
      }
    }
    return text
  }
}
