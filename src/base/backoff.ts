import type { Random } from './clock.ts'

export interface BackoffOptions {
  /** First upper bound, milliseconds. */
  readonly initial: number
  /** Largest upper bound, milliseconds. */
  readonly max: number
  /** Growth of the bound per failure. Default 2. */
  readonly factor?: number
}

/**
 * Exponential back-off with full jitter: each delay is drawn from [0, bound), so that many clients that
 * failed together do not come back together. (Brooker, "Exponential Backoff And Jitter", AWS, 2015.)
 */
export class Backoff {
  readonly #options: Required<BackoffOptions>
  readonly #random: Random
  #failures = 0

  constructor(options: BackoffOptions, random: Random) {
    this.#options = { factor: 2, ...options }
    this.#random = random
  }

  /** Failures since the last reset. */
  get failures(): number {
    return this.#failures
  }

  /** The next delay in milliseconds; `atLeast` is a server's Retry-After. */
  next(atLeast = 0): number {
    const { initial, max, factor } = this.#options
    const bound = Math.min(max, initial * factor ** this.#failures)
    this.#failures++
    return Math.max(atLeast, this.#random() * bound)
  }

  reset(): void {
    this.#failures = 0
  }
}
