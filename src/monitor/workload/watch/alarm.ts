import type { Clock, Timer } from '../../../base/index.ts'

/** Sleeps until a time that may be brought forward while it sleeps. One sleeper at a time. */
export class Alarm {
  readonly #clock: Clock
  #timer: Timer | undefined
  #at = Number.POSITIVE_INFINITY
  #wake: (() => void) | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Rings after `ms` at the latest. */
  set(ms: number): void {
    const at = this.#clock.monotonic() + ms
    if (at >= this.#at) return
    this.#at = at
    if (this.#wake) this.#arm()
  }

  /** Forgets when it was to ring. */
  reset(): void {
    this.#timer?.cancel()
    this.#timer = undefined
    this.#at = Number.POSITIVE_INFINITY
  }

  /** Resolves when it rings, or when the signal aborts; then it is as it was before it was set. */
  async sleep(signal: AbortSignal): Promise<void> {
    const wake = () => this.#wake?.()
    signal.addEventListener('abort', wake, { once: true })
    await new Promise<void>((resolve) => {
      this.#wake = resolve
      if (signal.aborted) resolve()
      else this.#arm()
    })
    signal.removeEventListener('abort', wake)
    this.#wake = undefined
    this.reset()
  }

  #arm(): void {
    this.#timer?.cancel()
    if (this.#at === Number.POSITIVE_INFINITY) return
    this.#timer = this.#clock.setTimer(
      Math.max(0, this.#at - this.#clock.monotonic()),
      () => {
        this.#timer = undefined
        this.#wake?.()
      },
      { unref: true },
    )
  }
}
