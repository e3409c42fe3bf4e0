import { parseTime, type Status } from '../object/index.ts'

/**
 * What went wrong, by layer: `api` the server answered with an error; `transport` no answer came, or it broke
 * off; `decode` the answer was not what the API speaks; `config` the configuration, a credential or the call
 * itself cannot work.
 */
export type ClientErrorKind = 'api' | 'transport' | 'decode' | 'config'

export interface ClientErrorOptions {
  readonly cause?: unknown
  /** Whether the same request may succeed later without anybody's doing. */
  readonly retriable?: boolean
  readonly status?: Status
  /** HTTP status code, or that of an ERROR event of a watch. */
  readonly code?: number
  readonly retryAfterMs?: number
}

/** The one error that this folder throws; an abort alone throws the signal's reason instead. */
export class ClientError extends Error {
  override readonly name = 'ClientError'
  readonly kind: ClientErrorKind
  readonly retriable: boolean
  readonly status?: Status
  readonly code?: number
  /** How long the server asked to wait, milliseconds. */
  readonly retryAfterMs?: number

  constructor(kind: ClientErrorKind, message: string, options: ClientErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.kind = kind
    this.retriable = options.retriable ?? false
    if (options.status !== undefined) this.status = options.status
    if (options.code !== undefined) this.code = options.code
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs
  }

  /** metav1.StatusReason, such as `NotFound`; where the server gave none, the one its code stands for, or ''. */
  get reason(): string {
    return this.status?.reason ?? reasons.get(this.code ?? 0) ?? ''
  }

  /**
   * A watch from, or a page of, a version that the server no longer has: list anew (apierrors.IsResourceExpired).
   * For whoever calls `pages` or `watch` by themselves; a reflector does it for its sink.
   */
  get isExpired(): boolean {
    return this.code === 410
  }
}

/** apimachinery's errors.NewGenericServerResponse. */
const reasons: ReadonlyMap<number, string> = new Map([
  [400, 'BadRequest'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'NotFound'],
  [405, 'MethodNotAllowed'],
  [406, 'NotAcceptable'],
  [409, 'Conflict'],
  [410, 'Expired'],
  [413, 'RequestEntityTooLarge'],
  [415, 'UnsupportedMediaType'],
  [422, 'Invalid'],
  [429, 'TooManyRequests'],
  [500, 'InternalError'],
  [503, 'ServiceUnavailable'],
  [504, 'Timeout'],
])

/** The error that a Status of the server stands for, be it a body or the object of an ERROR event. */
export function statusError(status: Status, context: string, retryAfterMs?: number): ClientError {
  const code = status.code ?? 0
  const seconds = status.details?.retryAfterSeconds
  const wait = retryAfterMs ?? (seconds === undefined || seconds <= 0 ? undefined : seconds * 1000)
  const message = status.message || status.reason || `code ${code}`
  return new ClientError('api', `${context}: ${message}`, {
    status,
    code,
    retriable: isRetriable(code) || wait !== undefined,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  })
}

/**
 * Whether the code speaks of the moment rather than of the request. 404 and 403 are not among them although a
 * kind may come and permission be given: who waits for that knows it.
 */
export function isRetriable(code: number): boolean {
  return code === 408 || code === 429 || code >= 500
}

/**
 * The Retry-After header: seconds or a date (RFC 9110 10.2.3); the first where there are several. Undefined for
 * anything else. `now` in milliseconds since 1970.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined
  const [seconds] = /^\d{1,9}(?=$|,)/.exec(value) ?? []
  if (seconds !== undefined) return Number(seconds) * 1000
  const date = parseTime(value) ?? parseHttpDate(value)
  return date === undefined ? undefined : Math.max(0, date - now)
}

/** `Sun, 06 Nov 1994 08:49:37 GMT` and its two older forms. `Date.parse` by itself takes `-5` for a month of 2001. */
function parseHttpDate(text: string): number | undefined {
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(text)) return undefined
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : date
}
