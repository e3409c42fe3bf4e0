import type { Clock, Timer } from '../base/index.ts'

export interface ListTurnsOptions {
  readonly clock: Clock
  /** Lists that may be read at the same time. Default 3. */
  readonly atOnce?: number
  /** A list of which so long nothing came loses its turn, milliseconds. Default 10 s. */
  readonly silenceMs?: number
  /** So long a list waits for its turn at most, milliseconds; then it is read all the same. Default 60 s. */
  readonly patienceMs?: number
}

/** The right to be read. */
export interface ListTurn {
  /** To be called whenever something came of the list. */
  moved(): void
  /** To be called once, when the list is read or given up. */
  end(): void
}

/**
 * Lets the streaming lists of many reflectors be read a few at a time. All are asked for at once; what waits is the
 * reading, and with it the sender. (A page of a paged list is read in one go as it is.) What is read in turn is garbage
 * soon; what is read side by side grows old first: with 20 kinds and 100,000 objects it was a sixth of the resident
 * memory. Nobody waits for long on a list that hangs; on one that comes, only slowly, they do, because a processor that
 * is short of time would have them all read side by side.
 */
export class ListTurns {
  readonly #clock: Clock
  readonly #silenceMs: number
  readonly #patienceMs: number
  readonly #waiting: (() => void)[] = []
  #free: number

  constructor({ clock, atOnce = 3, silenceMs = 10_000, patienceMs = 60_000 }: ListTurnsOptions) {
    this.#clock = clock
    this.#free = atOnce
    this.#silenceMs = silenceMs
    this.#patienceMs = patienceMs
  }

  /** Resolves when it is one's turn. */
  async take(): Promise<ListTurn> {
    if (this.#free > 0) {
      this.#free--
      return this.#begin()
    }
    return (await this.#wait()) ? this.#begin() : { moved: () => {}, end: () => {} }
  }

  #begin(): ListTurn {
    let isSilent = true
    let timer: Timer | undefined
    const end = () => {
      if (!timer) return
      timer.cancel()
      timer = undefined
      this.#next()
    }
    const look = () => {
      if (isSilent) return end()
      isSilent = true
      timer = this.#clock.setTimer(this.#silenceMs, look)
    }
    timer = this.#clock.setTimer(this.#silenceMs, look)
    return {
      moved: () => {
        isSilent = false
      },
      end,
    }
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
