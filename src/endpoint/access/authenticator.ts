import type { Credentials, Identity } from './credentials.ts'

export type Authentication =
  | { readonly result: 'identified'; readonly identity: Identity }
  /** The request holds nothing of the kind that is looked at. */
  | { readonly result: 'absent' }
  /** `why` is for the log, and holds no secret; `reason`, by default `credentials`, is what it is counted as. */
  | { readonly result: 'refused'; readonly why: string; readonly reason?: 'certificate' }
  /** It cannot be told at present; nobody is let in meanwhile. */
  | { readonly result: 'unavailable'; readonly why: string }

/** A way to tell who asks. */
export interface Authenticator {
  /** Of WWW-Authenticate (RFC 9110 section 11.6.1), for clients that can answer one: `Basic realm="binnacle"`. */
  readonly challenge?: string
  /** It looks at nothing but the certificate of the connection, for which there is no challenge. */
  readonly takesCertificates?: boolean
  /** There is nobody yet whom it could know, and nobody is asked to be: it counts as if it were not there. */
  readonly isIdle?: boolean
  /** Never rejects; what cannot be told is `unavailable`. */
  authenticate(credentials: Credentials): Authentication | Promise<Authentication>
  /** Reads what it needs before anybody asks; rejects with a `ListenError` of kind `access`. */
  start?(): Promise<void>
  /** Lets go of what `start` began; harmless without. */
  stop?(): void
}

export const realm = 'realm="binnacle"'
