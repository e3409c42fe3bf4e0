import type { Clock, Timer } from '../../base/index.ts'

export interface ResyncOptions {
  readonly clock: Clock
  /** How long until each kind was listed anew, milliseconds. */
  readonly periodMs: number
  /** What there is to list anew; they take turns, so that the server never gets all lists at once. */
  readonly kinds: () => readonly { relist(): void }[]
}

/** How often it is looked which kinds there are: their number says how soon the next has its turn. */
const lookEveryMs = 1_000

/** Lists every kind anew once in a period. Watches miss nothing; this is for those who trust no proxy on the way. */
export class Resync {
  readonly #options: ResyncOptions
  #timer: Timer | undefined
  #next = 0
  /** Time that all kinds together have waited since the last turn; a period makes a turn. */
  #waitedMs = 0

  constructor(options: ResyncOptions) {
    this.#options = options
  }

  start(signal: AbortSignal): void {
    if (signal.aborted) return
    signal.addEventListener('abort', () => this.#timer?.cancel(), { once: true })
    this.#await()
  }

  #await(): void {
    const { clock, periodMs } = this.#options
    const pause = Math.min(lookEveryMs, periodMs)
    this.#timer = clock.setTimer(
      pause,
      () => {
        this.#look(pause)
        this.#await()
      },
      { unref: true },
    )
  }

  #look(sinceMs: number): void {
    const { periodMs } = this.#options
    const kinds = this.#options.kinds()
    this.#waitedMs += sinceMs * kinds.length
    for (; this.#waitedMs >= periodMs; this.#waitedMs -= periodMs) {
      kinds[this.#next % kinds.length]?.relist()
      this.#next = (this.#next + 1) % kinds.length
    }
  }
}
