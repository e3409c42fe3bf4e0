import type { LineCounter } from 'yaml'
import type { Position } from './position.ts'

/** A text, and the position of each of its characters. */
export class SourceText {
  readonly text: string
  readonly #lines: LineCounter

  /** @param lines told of every line of the text by the parser */
  constructor(text: string, lines: LineCounter) {
    this.text = text
    this.#lines = lines
  }

  positionAt(offset: number): Position {
    const { line, col } = this.#lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
}
