import type { Clock } from '../../base/index.ts'
import { digest } from './digest.ts'
import { ExpiringCache } from './expiring-cache.ts'
import { SharedCalls } from './shared-calls.ts'

export interface RememberedCallsOptions<Answer> {
  readonly clock: Clock
  /** How long an answer holds, milliseconds. */
  readonly ttlMs: (answer: Answer) => number
  /** Answers that are remembered at a time. */
  readonly size: number
}

/** An answer of the API server, or why there is none. */
export type CallOutcome<Answer> = { readonly answer: Answer } | { readonly failure: string }

/** As long as controller-runtime's filters.WithAuthenticationAndAuthorization waits. */
const timeoutMs = 10_000
/** Questions under way at a time. */
const mostAsked = 32

/** Questions to the API server: those who ask the same at once share a call, and the answer holds for a while. */
export class RememberedCalls<Answer extends object> {
  readonly #options: RememberedCallsOptions<Answer>
  readonly #answers: ExpiringCache<Answer>
  readonly #calls: SharedCalls<Answer>

  constructor(options: RememberedCallsOptions<Answer>) {
    const { clock, size } = options
    this.#options = options
    this.#answers = new ExpiringCache({ clock, size })
    this.#calls = new SharedCalls({ clock, timeoutMs, most: mostAsked })
  }

  /** @param question what the answer depends on; kept only as a digest */
  async call(question: string, ask: (signal: AbortSignal) => Promise<Answer>): Promise<CallOutcome<Answer>> {
    const key = digest(question).toString('base64')
    const known = this.#answers.get(key)
    if (known) return { answer: known }
    try {
      const answer = await this.#calls.call(key, ask)
      this.#answers.set(key, answer, this.#options.ttlMs(answer))
      return { answer }
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) }
    }
  }
}
