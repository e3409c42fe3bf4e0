import { type Reply, textReply } from '../route/route.ts'
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
  /**
   * Any one suffices. While all of them are idle, nobody is asked for one. Without a single one `certificate` decides
   * alone, and without that, too, nobody is let in.
   */
  readonly ways: readonly AccessWay[]
  /** Asked of everybody, whichever way they come. */
  readonly certificate?: {
    readonly authenticator: CertificateAuthenticator
    /** `always`: there has to be one. `if-given`: only a wrong one is refused, and whoever has none is let in. */
    readonly demand: 'always' | 'if-given'
  }
}

export type Admission =
  | { readonly identity: Identity | undefined }
  | { readonly identity?: undefined; readonly refusal: Refusal }

/** Whether anybody is asked for anything at present. */
export function asksForCredentials(access: AccessOptions | undefined): boolean {
  if (!access) return false
  const { ways, certificate } = access
  return certificate !== undefined || ways.length === 0 || inUse(ways).length > 0
}

function inUse(ways: readonly AccessWay[]): readonly AccessWay[] {
  return ways.filter(({ authenticator }) => !authenticator.isIdle)
}

const noCertificate = 'a client certificate is needed, and none came'

/** How long a client is to wait when it cannot be told who it is, seconds. */
const retryAfterSeconds = '5'

/** Lets clients in, or says why not: 401 with the challenges, 403, or 503 while it cannot be told. */
export class AccessControl {
  readonly #options: AccessOptions

  constructor(options: AccessOptions) {
    this.#options = options
  }

  /** Reads what the authenticators need; rejects with a `ListenError`. */
  async start(): Promise<void> {
    for (const { authenticator } of this.#options.ways) await authenticator.start?.()
  }

  stop(): void {
    for (const { authenticator } of this.#options.ways) authenticator.stop?.()
  }

  async admit(credentials: Credentials, path: string): Promise<Admission> {
    const { certificate } = this.#options
    const ways = inUse(this.#options.ways)
    if (certificate) {
      const shown = certificate.authenticator.authenticate(credentials)
      if (shown.result === 'refused') return { refusal: this.#unauthorized('certificate', shown.why) }
      if (shown.result === 'absent' && certificate.demand === 'always')
        return { refusal: this.#unauthorized('certificate', noCertificate) }
      if (ways.length === 0) return { identity: shown.result === 'identified' ? shown.identity : undefined }
    }
    if (!asksForCredentials(this.#options)) return { identity: undefined }
    return this.#byAnyWay(ways, credentials, path)
  }

  async #byAnyWay(ways: readonly AccessWay[], credentials: Credentials, path: string): Promise<Admission> {
    let worst: Authentication = { result: 'absent' }
    for (const { authenticator, authorizer } of ways) {
      const found = await authenticator.authenticate(credentials)
      if (found.result === 'identified') return this.#authorized(found.identity, authorizer, path)
      if (found.result === 'unavailable' || worst.result === 'absent') worst = found
    }
    if (worst.result === 'unavailable') return { refusal: unavailable(worst.why) }
    if (worst.result === 'refused')
      return { refusal: this.#unauthorized(worst.reason ?? 'credentials', worst.why) }
    if (ways.length > 0 && ways.every(({ authenticator }) => authenticator.takesCertificates))
      return { refusal: this.#unauthorized('certificate', noCertificate) }
    return { refusal: this.#unauthorized('no_credentials', `no credentials came${takenBy(ways)}`) }
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
    const ways = inUse(this.#options.ways)
    const challenges = [...new Set(ways.flatMap(({ authenticator }) => authenticator.challenge ?? []))]
    const reply: Reply = textReply(401, `401 ${why}\n`, {
      ...uncached,
      ...(challenges.length > 0 && { 'www-authenticate': challenges.join(', ') }),
    })
    return { reason, why, reply }
  }
}

/** In words, to be said after what came. */
function takenBy(ways: readonly AccessWay[]): string {
  const schemes = ways.map(({ authenticator }) => authenticator.challenge?.split(' ')[0])
  const taken = [...new Set(schemes.map((scheme) => scheme ?? 'a client certificate'))].join(' or ')
  return taken && `; it takes ${taken}`
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
