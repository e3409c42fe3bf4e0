import type { Status } from '../object/index.ts'
import { readDenial } from './denial.ts'
import type { ReflectorScope } from './lister-watcher.ts'

/**
 * Why a list or a watch did not go on.
 * - `denied`: 401 or 403; tried again slowly, because a grant or a new token mends it.
 * - `absent`: 404 or 405; the kind is not served, or not for this verb.
 * - `expired`: the version asked for is gone (410) or lies in the future; only a new list helps.
 * - `refused`: the server does not know the form of the request (400, 422).
 * - `throttled`: 429, or 503 with Retry-After.
 * - `unreadable`: half a line, no JSON, or an event that is none.
 * - `silent`: nothing came for longer than the server had promised.
 * - `unavailable`: everything else: no connection, 5xx.
 */
export type ReflectorErrorKind =
  | 'denied'
  | 'absent'
  | 'expired'
  | 'refused'
  | 'throttled'
  | 'unreadable'
  | 'silent'
  | 'unavailable'

export type ReflectorVerb = 'list' | 'watch'

/** What stands between a reflector and its objects. Every kind is retried; the kind decides how soon. */
export class ReflectorError extends Error {
  override readonly name = 'ReflectorError'
  readonly kind: ReflectorErrorKind
  readonly verb: ReflectorVerb
  /** HTTP status, or the code of an ERROR event's Status; absent when there was no answer. */
  readonly code: number | undefined
  /** What the server asked for as a pause, milliseconds. */
  readonly retryAfterMs: number | undefined

  constructor(
    kind: ReflectorErrorKind,
    verb: ReflectorVerb,
    message: string,
    details: { cause?: unknown; code?: number | undefined; retryAfterMs?: number | undefined } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.kind = kind
    this.verb = verb
    this.code = details.code
    this.retryAfterMs = details.retryAfterMs
  }
}

/** The part of a client's error that decides. Read by shape, so that a lister need not be our client. */
interface Answer {
  readonly kind?: unknown
  readonly code?: unknown
  readonly status?: Status
  readonly retryAfterMs?: unknown
  readonly message?: unknown
}

/** Turns what a lister or watcher threw into the error of the reflector. */
export function readFailure(thrown: unknown, verb: ReflectorVerb, scope: ReflectorScope): ReflectorError {
  const answer: Answer = typeof thrown === 'object' && thrown !== null ? thrown : { message: String(thrown) }
  const status = answer.status
  const code = typeof answer.code === 'number' ? answer.code : status?.code
  const kind = answer.kind === 'decode' ? 'unreadable' : kindOf(code, status)
  const retryAfterMs = typeof answer.retryAfterMs === 'number' ? answer.retryAfterMs : retryAfterOf(status)
  // The message of a client begins with the request, which `describe` tells in words: a Status has it without.
  const said = status?.message || (typeof answer.message === 'string' ? answer.message : '')
  return new ReflectorError(kind, verb, describe(kind, verb, scope, said, code), {
    cause: thrown,
    code,
    retryAfterMs,
  })
}

/** Turns the Status of an ERROR event of a watch into the error of the reflector. */
export function readErrorEvent(status: Status, scope: ReflectorScope): ReflectorError {
  const kind = kindOf(status.code, status)
  return new ReflectorError(
    kind,
    'watch',
    describe(
      kind,
      'watch',
      scope,
      status.message || status.reason || 'an ERROR event without a message',
      status.code,
    ),
    { cause: status, code: status.code, retryAfterMs: retryAfterOf(status) },
  )
}

export function silence(verb: ReflectorVerb, scope: ReflectorScope, seconds: number): ReflectorError {
  return new ReflectorError(
    'silent',
    verb,
    describe('silent', verb, scope, `nothing came for ${seconds} s, the connection was given up`),
  )
}

export function unversioned(verb: ReflectorVerb, scope: ReflectorScope): ReflectorError {
  return readFailure({ kind: 'decode', message: 'the answer has no resourceVersion' }, verb, scope)
}

/** apimachinery's reasons come first, because an ERROR event may lack the code. */
function kindOf(code: number | undefined, status: Status | undefined): ReflectorErrorKind {
  const reason = status?.reason
  if (code === 410 || reason === 'Expired' || reason === 'Gone') return 'expired'
  // storage.NewTooLargeResourceVersionError: the server's history is younger than what we hold.
  if (status?.details?.causes?.some((cause) => cause.reason === 'ResourceVersionTooLarge')) return 'expired'
  if (code === 401 || code === 403 || reason === 'Forbidden' || reason === 'Unauthorized') return 'denied'
  if (code === 404 || code === 405 || code === 406) return 'absent'
  if (code === 400 || code === 422 || reason === 'Invalid') return 'refused'
  if (code === 429 || code === 503) return 'throttled'
  return 'unavailable'
}

function retryAfterOf(status: Status | undefined): number | undefined {
  const seconds = status?.details?.retryAfterSeconds
  return typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : undefined
}

const advice: Partial<Record<ReflectorErrorKind, string>> = {
  absent: 'the server does not serve it at the moment',
}

function describe(
  kind: ReflectorErrorKind,
  verb: ReflectorVerb,
  scope: ReflectorScope,
  said: string,
  code?: number,
): string {
  const cannot = (what: string) => `cannot ${what} ${scope.resource} ${whereOf(scope)}`
  if (kind === 'denied' && code === 401)
    return `${cannot(verb)}: the server does not know the account in use (${said || 'code 401'}); check its credentials`
  if (kind === 'denied') {
    const { user, verb: denied = verb, reason } = readDenial(said)
    const account = user === undefined ? 'the account in use' : `user "${user}"`
    return `${cannot(denied)}: grant ${account} the verbs list and watch there${reason && ` (${reason})`}`
  }
  const hint = advice[kind]
  return `${cannot(verb)}: ${said || 'no answer'}${hint ? `; ${hint}` : ''}`
}

function whereOf({ namespace, namespaced = true }: ReflectorScope): string {
  if (!namespaced) return 'at the cluster scope'
  return namespace === undefined ? 'in all namespaces' : `in namespace "${namespace}"`
}
