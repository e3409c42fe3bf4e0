import type { Clock, Logger } from '../../base/index.ts'
import type { RefusalReason } from './refusal.ts'

export interface RefusalLogOptions {
  readonly clock: Clock
  readonly logger: Logger
}

/** A line for each reason once in so long: who knocks all day fills no disk. */
const pauseMs = 60_000

/** What of a refused request may be said: no header, no query, nothing a client could hide a secret in. */
export interface RefusedRequest {
  /** Of the route; '' when there was none. */
  readonly path: string
  /** The address of the client. */
  readonly client: string
}

/** Logs refused requests: the first of a reason at once, then one line a minute with how many there were. */
export class RefusalLog {
  readonly #options: RefusalLogOptions
  readonly #seen = new Map<RefusalReason, { since: number; more: number }>()

  constructor(options: RefusalLogOptions) {
    this.#options = options
  }

  note(reason: RefusalReason, why: string, { path, client }: RefusedRequest): void {
    const { clock, logger } = this.#options
    const now = clock.monotonic()
    const seen = this.#seen.get(reason)
    if (seen && now - seen.since < pauseMs) {
      seen.more++
      return
    }
    this.#seen.set(reason, { since: now, more: 0 })
    logger.warn('a request was refused', {
      reason,
      why,
      client,
      ...(path !== '' && { path }),
      ...(seen && seen.more > 0 && { more: seen.more }),
    })
  }
}
