import { type Reply, textReply } from '../route.ts'
import type { Authentication, Authenticator } from './authenticator.ts'
import type { Authorizer } from './authorizer.ts'
import type { CertificateAuthenticator } from './certificate-authenticator.ts'
import type { Credentials, Identity } from './credentials.ts'
import type { Refusal } from './refusal.ts'

/** A way to be let in. */
export interface AccessWay {
  readonly authenticator: Authenticator
  /** What those may read whom it knows; absent: everything. */
  readonly authorizer?: Authorizer
}

/** Who may read what is not open to everybody. */
export interface AccessOptions {
  /** Any one suffices. None, and no certificate demanded: nobody is let in. */
  readonly ways: readonly AccessWay[]
  /** Asked of everybody, whichever way they come; where there is no way, it suffices. */
  readonly certificate?: {
    readonly authenticator: CertificateAuthenticator
    /** `if-given`: only a wrong one is refused. */
    readonly demand: 'always' | 'if-given'
  }
}

export type Admission =
  | { readonly identity: Identity | undefined }
  | { readonly identity?: undefined; readonly refusal: Refusal }

/** How long a client is to wait when it cannot be told who it is, seconds. */
const retryAfterSeconds = '5'

/** Lets clients in, or says why not: 401 with the challenges, 403, or 503 while it cannot be told. */
export class AccessControl {
  readonly #options: AccessOptions
  readonly #challenges: string
  /** In words, to be said after what came. */
  readonly #taken: string

  constructor(options: AccessOptions) {
    this.#options = options
    this.#challenges = [
      ...new Set(options.ways.flatMap(({ authenticator }) => authenticator.challenge ?? [])),
    ].join(', ')
    const schemes = options.ways.map(({ authenticator }) => authenticator.challenge?.split(' ')[0])
    const taken = [...new Set(schemes.map((scheme) => scheme ?? 'a client certificate'))].join(' or ')
    this.#taken = taken && `; it takes ${taken}`
  }

  /** Reads what the authenticators need; rejects with a `ListenError`. */
  async start(): Promise<void> {
    for (const { authenticator } of this.#options.ways) await authenticator.start?.()
  }

  stop(): void {
    for (const { authenticator } of this.#options.ways) authenticator.stop?.()
  }

  async admit(credentials: Credentials, path: string): Promise<Admission> {
    const { ways, certificate } = this.#options
    if (certificate) {
      const shown = certificate.authenticator.authenticate(credentials)
      if (shown.result === 'refused') return { refusal: this.#unauthorized('certificate', shown.why) }
      if (shown.result === 'absent' && certificate.demand === 'always')
        return { refusal: this.#unauthorized('certificate', 'a client certificate is needed, and none came') }
      if (ways.length === 0) return { identity: shown.result === 'identified' ? shown.identity : undefined }
    }
    return this.#byAnyWay(credentials, path)
  }

  async #byAnyWay(credentials: Credentials, path: string): Promise<Admission> {
    let worst: Authentication = { result: 'absent' }
    for (const { authenticator, authorizer } of this.#options.ways) {
      const found = await authenticator.authenticate(credentials)
      if (found.result === 'identified') return this.#authorized(found.identity, authorizer, path)
      if (found.result === 'unavailable' || worst.result === 'absent') worst = found
    }
    if (worst.result === 'unavailable') return { refusal: unavailable(worst.why) }
    if (worst.result === 'refused') return { refusal: this.#unauthorized('credentials', worst.why) }
    return { refusal: this.#unauthorized('no_credentials', `no credentials came${this.#taken}`) }
  }

  async #authorized(
    identity: Identity,
    authorizer: Authorizer | undefined,
    path: string,
  ): Promise<Admission> {
    const decision = (await authorizer?.authorize(identity, path)) ?? { result: 'allowed' }
    if (decision.result === 'allowed') return { identity }
    if (decision.result === 'unavailable') return { refusal: unavailable(decision.why) }
    const { remedy } = decision
    const text = `403 ${identity.name} may not get ${path}${remedy === undefined ? '' : `; ${remedy}`}\n`
    return { refusal: { reason: 'denied', why: decision.why, reply: textReply(403, text, uncached) } }
  }

  #unauthorized(reason: 'certificate' | 'credentials' | 'no_credentials', why: string): Refusal {
    const reply: Reply = textReply(401, `401 ${why}\n`, {
      ...uncached,
      ...(this.#challenges !== '' && { 'www-authenticate': this.#challenges }),
    })
    return { reason, why, reply }
  }
}

const uncached = { 'cache-control': 'no-store' }

function unavailable(why: string): Refusal {
  const text = '503 it cannot be told at present who may ask; try again later\n'
  return {
    reason: 'unavailable',
    why,
    reply: textReply(503, text, { ...uncached, 'retry-after': retryAfterSeconds }),
  }
}
