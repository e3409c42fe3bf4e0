import { Backoff, type Random } from '../base/index.ts'
import type { ReflectorError } from './reflector-error.ts'

/** client-go's reflector: 0.8 s doubling to 30 s. */
const usual = { initial: 800, max: 30_000 }
/** Somebody has to grant something first; the upper bound is how long they wait to see it. */
const denied = { initial: 10_000, max: 60_000 }
const deniedAtLeastMs = 5_000
/** No server keeps us away for longer than this. */
const longestRetryAfterMs = 300_000

/** How soon a reflector tries again, by what stopped it and how often in a row. */
export class RetryPace {
  readonly #random: Random
  readonly #usual: Backoff
  readonly #denied: Backoff
  #expired = false

  constructor(random: Random) {
    this.#random = random
    this.#usual = new Backoff(usual, random)
    this.#denied = new Backoff(denied, random)
  }

  /** Milliseconds to wait. 0 for the first lost version since `reset`: a new list is the way on, and no fault. */
  next(error: ReflectorError): number {
    if (error.kind === 'expired' && !this.#expired) {
      this.#expired = true
      return 0
    }
    if (error.kind === 'denied') return this.#denied.next(deniedAtLeastMs)
    if (error.retryAfterMs === undefined) return this.#usual.next()
    // Everyone was told the same time; a second of jitter keeps them from coming back in the same instant.
    return this.#usual.next(Math.min(error.retryAfterMs, longestRetryAfterMs) + this.#random() * 1000)
  }

  reset(): void {
    this.#usual.reset()
    this.#denied.reset()
    this.#expired = false
  }
}
