import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { truncate } from './table.ts'

export interface StatusStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const eraseLine = '\r\u001b[2K'

/**
 * The last line of a terminal, written over as it changes, and lines that go above it. It never wraps, because what
 * has wrapped cannot be written over. Where there is no terminal, only the lines above are written.
 */
export class StatusLine {
  readonly #stream: StatusStream
  #shown = ''

  constructor(stream: StatusStream) {
    this.#stream = stream
  }

  show(text: string): void {
    if (this.#stream.isTTY !== true || text === this.#shown) return
    this.#stream.write(eraseLine + this.#fitted(text))
    this.#shown = text
  }

  /** `text` ends with a newline. */
  above(text: string): void {
    if (this.#shown === '') this.#stream.write(text)
    else this.#stream.write(eraseLine + text + this.#fitted(this.#shown))
  }

  /** Leaves the line as it stands. */
  end(): void {
    if (this.#shown !== '') this.#stream.write('\n')
    this.#shown = ''
  }

  #fitted(text: string): string {
    const width = (this.#stream.columns ?? 80) - 1
    return stringWidth(text) <= width ? text : truncate(stripVTControlCharacters(text), width, '…')
  }
}
