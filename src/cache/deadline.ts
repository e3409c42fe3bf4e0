import type { Clock, Timer } from '../base/index.ts'

/**
 * A signal for one request: it aborts with the one it comes from, or when nobody asked for more time. To be
 * closed when the request is over, or the outer signal would hold it.
 */
export class Deadline {
  readonly #clock: Clock
  readonly #outer: AbortSignal
  readonly #controller = new AbortController()
  readonly #onOuterAbort = () => this.#controller.abort(this.#outer.reason)
  #timer: Timer
  #at: number
  #passed = false

  constructor(clock: Clock, ms: number, outer: AbortSignal) {
    this.#clock = clock
    this.#outer = outer
    this.#at = clock.monotonic() + ms
    this.#timer = clock.setTimer(ms, this.#onTimer)
    if (outer.aborted) this.#onOuterAbort()
    else outer.addEventListener('abort', this.#onOuterAbort, { once: true })
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Whether the time ran out, as opposed to the outer signal's abort. */
  get passed(): boolean {
    return this.#passed
  }

  /** The time runs out `ms` from now, never earlier than it already would. Cheap enough for every event. */
  extend(ms: number): void {
    this.#at = Math.max(this.#at, this.#clock.monotonic() + ms)
  }

  /** Aborts the request if it still runs. */
  close(): void {
    this.#timer.cancel()
    this.#outer.removeEventListener('abort', this.#onOuterAbort)
    this.#controller.abort()
  }

  readonly #onTimer = () => {
    const left = this.#at - this.#clock.monotonic()
    if (left > 0) {
      this.#timer = this.#clock.setTimer(left, this.#onTimer)
      return
    }
    this.#passed = true
    this.#controller.abort(new Error('the time for the request ran out'))
  }
}
