import type { Clock } from '../../base/index.ts'

export interface SharedCallsOptions {
  readonly clock: Clock
  /** How long one may take, milliseconds. */
  readonly timeoutMs: number
  /** Calls under way at a time; others are refused. */
  readonly most: number
}

/** Calls to another server: those who ask for the same at once share one, none takes for ever, and few run at a time. */
export class SharedCalls<Answer> {
  readonly #options: SharedCallsOptions
  readonly #running = new Map<string, Promise<Answer>>()

  constructor(options: SharedCallsOptions) {
    this.#options = options
  }

  /** Rejects with what the call rejects with, or when it takes too long, or when too many run. */
  async call(key: string, ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    const running = this.#running.get(key)
    if (running) return running
    if (this.#running.size >= this.#options.most) throw new Error('too many are asked about at once')
    const call = this.#limited(ask).finally(() => this.#running.delete(key))
    this.#running.set(key, call)
    return call
  }

  async #limited(ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    const { clock, timeoutMs } = this.#options
    const late = new AbortController()
    const { promise, reject } = Promise.withResolvers<never>()
    const timer = clock.setTimer(
      timeoutMs,
      () => {
        const error = new Error(`no answer within ${timeoutMs / 1000} s`)
        late.abort(error)
        reject(error)
      },
      { unref: true },
    )
    try {
      return await Promise.race([ask(late.signal), promise])
    } finally {
      timer.cancel()
    }
  }
}
