import type { Clock } from '../../base/index.ts'
import { type Authentication, type Authenticator, realm } from './authenticator.ts'
import { bearerToken, type Credentials } from './credentials.ts'
import { RememberedCalls } from './remembered-calls.ts'

/** authentication.k8s.io/v1 TokenReviewSpec. */
export interface TokenReviewSpec {
  readonly token: string
  readonly audiences?: readonly string[]
}

/** authentication.k8s.io/v1 TokenReviewStatus. */
export interface TokenReviewStatus {
  readonly authenticated?: boolean
  readonly user?: {
    readonly username?: string
    readonly uid?: string
    readonly groups?: readonly string[]
    readonly extra?: Readonly<Record<string, readonly string[]>>
  }
  readonly audiences?: readonly string[]
  readonly error?: string
}

export interface TokenReviewAuthenticatorOptions {
  /** Asks the API server; rejects when there is no answer. */
  readonly review: (spec: TokenReviewSpec, signal: AbortSignal) => Promise<TokenReviewStatus>
  /** For whom a token has to be meant; default the API server itself. */
  readonly audiences?: readonly string[]
  readonly clock: Clock
}

/** As controller-runtime's filters.WithAuthenticationAndAuthorization has them. */
const ttlMs = 60_000
const cacheSize = 4096

/**
 * Knows clients by bearer tokens of Kubernetes: the API server says whose each is. An answer holds for a minute, also
 * a no; when there is none, nobody new is let in.
 */
export class TokenReviewAuthenticator implements Authenticator {
  readonly challenge = `Bearer ${realm}`
  readonly #options: TokenReviewAuthenticatorOptions
  readonly #calls: RememberedCalls<Authentication>

  constructor(options: TokenReviewAuthenticatorOptions) {
    this.#options = options
    this.#calls = new RememberedCalls({ clock: options.clock, ttlMs: () => ttlMs, size: cacheSize })
  }

  async authenticate(credentials: Credentials): Promise<Authentication> {
    const token = bearerToken(credentials)
    if (token === undefined) return { result: 'absent' }
    const called = await this.#calls.call(token, (signal) => this.#review(token, signal))
    if ('answer' in called) return called.answer
    return { result: 'unavailable', why: `the API server does not say whose token it is: ${called.failure}` }
  }

  async #review(token: string, signal: AbortSignal): Promise<Authentication> {
    const { review, audiences } = this.#options
    const status = await review({ token, ...(audiences && { audiences }) }, signal)
    const { authenticated, user, audiences: meant = [], error } = status
    if (!authenticated || !user?.username)
      return {
        result: 'refused',
        why: `the API server does not take the bearer token${error ? `: ${error}` : ''}`,
      }
    // A server that knows nothing of audiences does not name any; its yes is not one to ours.
    if (audiences && !meant.some((audience) => audiences.includes(audience)))
      return { result: 'refused', why: 'the bearer token is meant for another audience' }
    const { username: name, uid, groups, extra } = user
    const identity = {
      name,
      ...(uid !== undefined && { uid }),
      ...(groups && { groups }),
      ...(extra && { extra }),
    }
    return { result: 'identified', identity }
  }
}
