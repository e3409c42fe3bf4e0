import type { Clock } from '../../base/index.ts'

interface ProgressStream {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** One line on a terminal that says what takes so long; nothing in the first second, and nothing in a pipe. */
export class Progress {
  readonly #stream: ProgressStream
  readonly #clock: Clock
  readonly #started: number
  #shown = false

  constructor(stream: ProgressStream, clock: Clock) {
    this.#stream = stream
    this.#clock = clock
    this.#started = clock.monotonic()
  }

  show(text: string): void {
    if (this.#stream.isTTY !== true || this.#clock.monotonic() - this.#started < 1000) return
    this.#stream.write(`\r\u001b[2K${text} …`)
    this.#shown = true
  }

  /** To be called before anything else is written to the terminal. */
  clear(): void {
    if (this.#shown) this.#stream.write('\r\u001b[2K')
    this.#shown = false
  }
}
