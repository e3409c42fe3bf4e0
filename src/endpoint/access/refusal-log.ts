import type { Clock, Logger } from '../../base/index.ts'
import type { RefusalReason } from './refusal.ts'

export interface RefusalLogOptions {
  readonly clock: Clock
  readonly logger: Logger
  /** Told of every one, logged or not. */
  readonly refused?: ((reason: RefusalReason) => void) | undefined
}

/** A line for each reason, in the same words, once in so long: who knocks all day fills no disk. */
const pauseMs = 60_000
/** How long it is remembered how many were not logged. */
const forgetMs = 3_600_000
/** Different words that a reason has lines of its own for; beyond them all share one. */
const mostWords = 8

/** What of a refused request may be said: no header, no query, nothing a client could hide a secret in. */
export interface RefusedRequest {
  /** Of the route; '' when there was none. */
  readonly path: string
  /** The address of the client; undefined when it is gone. */
  readonly client: string | undefined
}

interface Said {
  since: number
  more: number
}

/**
 * Tells of refused requests, and logs them: the first of a reason at once, then one line a minute with how many there were. Who lacks a
 * certificate hides nobody whose certificate has expired: each `why` has its own line, as far as they are few.
 */
export class RefusalLog {
  readonly #options: RefusalLogOptions
  readonly #said = new Map<RefusalReason, Map<string, Said>>()

  constructor(options: RefusalLogOptions) {
    this.#options = options
  }

  note(reason: RefusalReason, why: string, { path, client }: RefusedRequest): void {
    const { clock, logger, refused } = this.#options
    refused?.(reason)
    const now = clock.monotonic()
    const words = this.#wordsOf(reason, now)
    const key = words.has(why) || words.size < mostWords ? why : ''
    const said = words.get(key)
    if (said && now - said.since < pauseMs) {
      said.more++
      return
    }
    words.set(key, { since: now, more: 0 })
    logger.warn('a request was refused', {
      reason,
      why,
      client: addressOf(client),
      ...(path !== '' && { path }),
      ...(said && said.more > 0 && { more: said.more }),
    })
  }

  /** Those of a reason, without those that are past. */
  #wordsOf(reason: RefusalReason, now: number): Map<string, Said> {
    const words = this.#said.get(reason) ?? new Map<string, Said>()
    this.#said.set(reason, words)
    for (const [why, { since, more }] of words)
      if (now - since >= (more === 0 ? pauseMs : forgetMs)) words.delete(why)
    return words
  }
}

/** An IPv4 address as such, where a socket for both families gives it mapped (RFC 4291 section 2.5.5.2). */
function addressOf(client = 'unknown'): string {
  return client.replace(/^::ffff:(?=[0-9.]+$)/i, '')
}
