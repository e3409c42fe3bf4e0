import type { Chunk } from '../../exposition/index.ts'

/**
 * A chunk of text that is cheap to make. It is made anew when asked for after the revision of what it shows has
 * moved, or whenever it is asked for if there is no revision; its version moves only if the text differs.
 */
export class TextChunk implements Chunk {
  readonly #make: () => string
  readonly #revision: (() => number) | undefined
  #text = ''
  #version = 0
  #seen: number | undefined

  constructor(make: () => string, revision?: () => number) {
    this.#make = make
    this.#revision = revision
  }

  get version(): number {
    this.#refresh()
    return this.#version
  }

  render(): string {
    this.#refresh()
    return this.#text
  }

  #refresh(): void {
    const revision = this.#revision?.()
    if (revision !== undefined && revision === this.#seen) return
    this.#seen = revision
    const text = this.#make()
    if (text === this.#text) return
    this.#text = text
    this.#version++
  }
}
