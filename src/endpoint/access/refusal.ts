import type { Reply } from '../route/route.ts'

/**
 * Why a request was not answered, or a connection not taken:
 * - `no_credentials`, `credentials`, `certificate`: it is not known who asks; nothing came, it was wrong, or the client
 *   certificate was missing or wrong. 401.
 * - `denied`: who asks may not. 403.
 * - `unavailable`: it cannot be told who asks or what they may, at present. 503.
 * - `rate`: too many requests in too short a time. 429.
 * - `busy`: too many replies at a time. 503.
 * - `host`: on a loopback address, for a name that is not this machine. 421.
 * - `body`: it has a body. 413.
 * - `handshake`: TLS could not be agreed on, such as when a client does not trust our certificate, or speaks plain HTTP.
 * - `connections`: too many connections at a time. 503, or closed where no request came in time.
 */
export type RefusalReason = (typeof refusalReasons)[number]

export const refusalReasons = [
  'no_credentials',
  'credentials',
  'certificate',
  'denied',
  'unavailable',
  'rate',
  'busy',
  'host',
  'body',
  'handshake',
  'connections',
] as const

/** Why, in words for the log that hold no secret, and the answer. */
export interface Refusal {
  readonly reason: RefusalReason
  readonly why: string
  readonly reply: Reply
}
