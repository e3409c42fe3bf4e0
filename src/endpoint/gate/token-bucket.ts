import type { Clock } from '../../base/index.ts'

/** A request each `intervalMs` on average, and `burst` at once: Go's x/time/rate, as a web configuration sets it. */
export interface RateLimit {
  readonly intervalMs: number
  readonly burst: number
}

/** Whether there may be one more now. */
export class TokenBucket {
  readonly #clock: Clock
  readonly #limit: RateLimit
  #tokens: number
  #at: number

  constructor(limit: RateLimit, clock: Clock) {
    this.#limit = limit
    this.#clock = clock
    this.#tokens = limit.burst
    this.#at = clock.monotonic()
  }

  /** Milliseconds until there may be one more. */
  get waitMs(): number {
    return Math.max(0, 1 - this.#tokens) * this.#limit.intervalMs
  }

  take(): boolean {
    const { intervalMs, burst } = this.#limit
    const now = this.#clock.monotonic()
    this.#tokens = Math.min(burst, this.#tokens + (now - this.#at) / intervalMs)
    this.#at = now
    if (this.#tokens < 1) return false
    this.#tokens--
    return true
  }
}
