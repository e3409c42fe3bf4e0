import type { Clock, Timer } from '../base/index.ts'

export interface ListTurnsOptions {
  readonly clock: Clock
  /** Lists that may be read at the same time. Default 3. */
  readonly atOnce?: number
  /** So long a list waits for its turn, milliseconds; then it is read all the same. Default 10 s. */
  readonly patienceMs?: number
}

/**
 * Lets the streaming lists of many reflectors be read a few at a time. All are asked for at once; what waits is the
 * reading, and with it the sender. (A page of a paged list is read in one go as it is.) What is read in turn is garbage soon; what is read side by side grows old first: with 20 kinds
 * and 100,000 objects it was a sixth of the resident memory. Nobody waits for long on a list that hangs.
 */
export class ListTurns {
  readonly #clock: Clock
  readonly #patienceMs: number
  readonly #waiting: (() => void)[] = []
  #free: number

  constructor({ clock, atOnce = 3, patienceMs = 10_000 }: ListTurnsOptions) {
    this.#clock = clock
    this.#free = atOnce
    this.#patienceMs = patienceMs
  }

  /** Resolves when it is one's turn, with what ends it; to be called once. */
  async take(): Promise<() => void> {
    if (this.#free > 0) {
      this.#free--
      return () => this.#next()
    }
    const isOurs = await this.#wait()
    return isOurs ? () => this.#next() : () => {}
  }

  #wait(): Promise<boolean> {
    return new Promise((resolve) => {
      let timer: Timer | undefined
      const turn = () => {
        timer?.cancel()
        resolve(true)
      }
      this.#waiting.push(turn)
      timer = this.#clock.setTimer(this.#patienceMs, () => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1)
        resolve(false)
      })
    })
  }

  #next(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#free++
  }
}
