import { type Clock, withTimeout } from '../../base/index.ts'

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

  /** Rejects with what the call rejects with, with a `TimeoutError` when it takes too long, or when too many run. */
  async call(key: string, ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    const running = this.#running.get(key)
    if (running) return running
    if (this.#running.size >= this.#options.most) throw new Error('too many are asked about at once')
    const { clock, timeoutMs } = this.#options
    const call = withTimeout(clock, timeoutMs, (late) =>
      Promise.race([ask(late), rejectionAt(late)]),
    ).finally(() => this.#running.delete(key))
    this.#running.set(key, call)
    return call
  }
}

/** A call that does not heed its signal is not waited for either. */
function rejectionAt(late: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    late.addEventListener('abort', () => reject(late.reason), { once: true })
  })
}
