import type { Clock } from '../../base/index.ts'
import type { Authorization, Authorizer } from './authorizer.ts'
import type { Identity } from './credentials.ts'
import { RememberedCalls } from './remembered-calls.ts'

/** authorization.k8s.io/v1 SubjectAccessReviewSpec, of a path that is no resource. */
export interface SubjectAccessReviewSpec {
  readonly user: string
  readonly uid?: string
  readonly groups?: readonly string[]
  readonly extra?: Readonly<Record<string, readonly string[]>>
  readonly nonResourceAttributes: { readonly path: string; readonly verb: 'get' }
}

/** authorization.k8s.io/v1 SubjectAccessReviewStatus. */
export interface SubjectAccessReviewStatus {
  readonly allowed?: boolean
  readonly denied?: boolean
  readonly reason?: string
  readonly evaluationError?: string
}

export interface SubjectAccessReviewAuthorizerOptions {
  /** Asks the API server; rejects when there is no answer. */
  readonly review: (spec: SubjectAccessReviewSpec, signal: AbortSignal) => Promise<SubjectAccessReviewStatus>
  readonly clock: Clock
  /** Under which path RBAC knows one of ours; default the same. */
  readonly nonResourceUrlOf?: (path: string) => string
}

/** As controller-runtime's filters.WithAuthenticationAndAuthorization has them. */
const allowedTtlMs = 5 * 60_000
const deniedTtlMs = 30_000
const cacheSize = 8192

/**
 * Asks Kubernetes whether somebody may `get` a path, which RBAC grants as `nonResourceURLs`. A yes holds for five
 * minutes, a no for half a minute; when there is no answer, nobody new is let in.
 */
export class SubjectAccessReviewAuthorizer implements Authorizer {
  readonly #options: SubjectAccessReviewAuthorizerOptions
  readonly #calls: RememberedCalls<Authorization>

  constructor(options: SubjectAccessReviewAuthorizerOptions) {
    this.#options = options
    this.#calls = new RememberedCalls({
      clock: options.clock,
      ttlMs: ({ result }) => (result === 'allowed' ? allowedTtlMs : deniedTtlMs),
      size: cacheSize,
    })
  }

  async authorize({ name, uid, groups, extra }: Identity, path: string): Promise<Authorization> {
    const { nonResourceUrlOf = (same) => same } = this.#options
    const spec: SubjectAccessReviewSpec = {
      user: name,
      ...(uid !== undefined && { uid }),
      ...(groups && { groups }),
      ...(extra && { extra }),
      nonResourceAttributes: { path: nonResourceUrlOf(path), verb: 'get' },
    }
    const called = await this.#calls.call(JSON.stringify(spec), (signal) => this.#review(spec, signal))
    if ('answer' in called) return called.answer
    return {
      result: 'unavailable',
      why: `the API server does not say what ${name} may do: ${called.failure}`,
    }
  }

  async #review(spec: SubjectAccessReviewSpec, signal: AbortSignal): Promise<Authorization> {
    const { allowed, denied, reason, evaluationError } = await this.#options.review(spec, signal)
    if (allowed && !denied) return { result: 'allowed' }
    const why = reason || evaluationError || 'no rule of RBAC allows it'
    const { path } = spec.nonResourceAttributes
    return {
      result: 'denied',
      why: `${spec.user} may not get ${path}: ${why}`,
      remedy: `it takes a rule of RBAC with nonResourceURLs: ["${path}"], verbs: ["get"]`,
    }
  }
}
