import { Backoff, type Random } from '../base/index.ts'
import type { ReflectorError } from './reflector-error.ts'

/** client-go's reflector: 0.8 s doubling to 30 s. */
const usual = { initial: 800, max: 30_000 }
/** Somebody has to grant something first; the upper bound is how long they wait to see it. */
const denied = { initial: 10_000, max: 60_000 }
const deniedAtLeastMs = 5_000
/**
 * So many denials after an outage may be of a server that has just begun and has not read its roles yet
 * (kube-apiserver answers before its RBAC authorizer has synced).
 */
const mostEarlyDenials = 5
/** No server keeps us away for longer than this. */
const longestRetryAfterMs = 300_000
/** Everyone was told the same time; so much jitter keeps them from coming back in the same instant. */
const retryAfterJitterMs = 1_000
/** A server that names a time is taken at its word so often; one that still does not answer then is left more alone. */
const mostAtItsWord = 10

/**
 * How soon a reflector tries again, by what stopped it and how often in a row. A server that does not answer is
 * counted apart from one that does: when it is there again its first answer ends that count, because the pauses that
 * had grown until then say nothing of the server that answers now.
 */
export class RetryPace {
  readonly #random: Random
  readonly #unanswered: Backoff
  readonly #usual: Backoff
  readonly #denied: Backoff
  #atItsWord = 0
  #earlyDenials = 0
  #expired = false

  constructor(random: Random) {
    this.#random = random
    this.#unanswered = new Backoff(usual, random)
    this.#usual = new Backoff(usual, random)
    this.#denied = new Backoff(denied, random)
  }

  /** Milliseconds to wait. 0 for the first lost version since `reset`: a new list is the way on, and no fault. */
  next(error: ReflectorError): number {
    if (!isAnswer(error)) return this.#unanswered.next()
    if (this.#unanswered.failures > 0) this.#earlyDenials = mostEarlyDenials
    this.#unanswered.reset()
    if (error.kind === 'expired' && !this.#expired) {
      this.#expired = true
      return 0
    }
    if (error.kind === 'denied') return this.#afterDenial()
    if (error.retryAfterMs === undefined) return this.#usual.next()
    const asked = Math.min(error.retryAfterMs, longestRetryAfterMs) + this.#random() * retryAfterJitterMs
    if (this.#atItsWord === mostAtItsWord) return this.#usual.next(asked)
    this.#atItsWord++
    return asked
  }

  reset(): void {
    this.#unanswered.reset()
    this.#usual.reset()
    this.#denied.reset()
    this.#atItsWord = 0
    this.#earlyDenials = 0
    this.#expired = false
  }

  #afterDenial(): number {
    if (this.#earlyDenials === 0) return this.#denied.next(deniedAtLeastMs)
    this.#earlyDenials--
    return this.#usual.next()
  }
}

/** Whether a server stands behind the error, and not the lack of one. */
function isAnswer({ kind, code }: ReflectorError): boolean {
  return code !== undefined || (kind !== 'unavailable' && kind !== 'silent')
}
