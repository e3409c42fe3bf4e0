import type { Segment } from './segment.ts'

interface Run {
  readonly text: string
  readonly segment: Segment
}

/**
 * Texts and what they are compressed. By their length and then letter by letter, which costs less than the hash of a long
 * text that is asked for once.
 */
export class TextRuns {
  readonly #byLength = new Map<number, Run[]>()

  add(text: string, segment: Segment): void {
    const alike = this.#byLength.get(text.length)
    if (alike) alike.push({ text, segment })
    else this.#byLength.set(text.length, [{ text, segment }])
  }

  find(text: string): Segment | undefined {
    for (const run of this.#byLength.get(text.length) ?? []) if (run.text === text) return run.segment
    return undefined
  }
}
