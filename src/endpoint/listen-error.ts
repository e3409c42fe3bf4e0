/**
 * - `address`: the text is no address.
 * - `taken`: another process has the port.
 * - `refused`: the system does not let us (EACCES), or the machine has no such address.
 * - `certificate`: certificate, key or client authorities cannot be read, do not fit, or are out of date.
 * - `access`: what says who may ask cannot be read: a web configuration, users, tokens.
 */
export type ListenErrorKind = 'address' | 'taken' | 'refused' | 'certificate' | 'access'

/** Why a listener cannot serve. None of them mends itself within a run, so none is retried. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
  readonly kind: ListenErrorKind

  constructor(kind: ListenErrorKind, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.kind = kind
  }
}

/** Puts the system's error into words, with what to do. `address` as it was given. */
export function readListenFailure(cause: unknown, address: string): ListenError {
  if (cause instanceof ListenError) return cause
  const cannot = `cannot listen on ${address}`
  switch (codeOf(cause)) {
    case 'EADDRINUSE':
      return new ListenError(
        'taken',
        `${cannot}: another process has the port; stop it, or choose another address (port 0 takes any free one)`,
        cause,
      )
    case 'EACCES':
      return new ListenError(
        'refused',
        `${cannot}: the system does not allow it; ports under 1024 need privileges, choose a higher one`,
        cause,
      )
    case 'EMFILE':
    case 'ENFILE':
      return new ListenError(
        'refused',
        `${cannot}: too many files are open; raise the limit of open files`,
        cause,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ListenError(
        'refused',
        `${cannot}: this machine has no such address; leave the host out to listen on all`,
        cause,
      )
    default:
      return new ListenError('refused', `${cannot}: ${cause instanceof Error ? cause.message : cause}`, cause)
  }
}

function codeOf(cause: unknown): unknown {
  return (cause as { code?: unknown } | undefined)?.code
}
