import type { Clock, Timer } from '../base/index.ts'

export interface ResyncOptions {
  readonly clock: Clock
  /** How long until each kind was listed anew, milliseconds. */
  readonly periodMs: number
  /** What there is to list anew; they take turns, so that the server never gets all lists at once. */
  readonly kinds: () => readonly { relist(): void }[]
}

/** Lists every kind anew once in a period. Watches miss nothing; this is for those who trust no proxy on the way. */
export class Resync {
  readonly #options: ResyncOptions
  #timer: Timer | undefined
  #next = 0

  constructor(options: ResyncOptions) {
    this.#options = options
  }

  start(signal: AbortSignal): void {
    signal.addEventListener('abort', () => this.#timer?.cancel(), { once: true })
    this.#await()
  }

  #await(): void {
    const { clock, periodMs, kinds } = this.#options
    const pause = Math.max(1, periodMs / Math.max(1, kinds().length))
    this.#timer = clock.setTimer(
      pause,
      () => {
        this.#turn()
        this.#await()
      },
      { unref: true },
    )
  }

  #turn(): void {
    const kinds = this.#options.kinds()
    if (kinds.length === 0) return
    kinds[this.#next % kinds.length]?.relist()
    this.#next = (this.#next + 1) % kinds.length
  }
}
