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

/**
 * Why a file could not be read, with what to do.
 *
 * @param what is in it, such as `the certificate`
 */
export function readFileFailure(
  kind: 'certificate' | 'access',
  what: string,
  file: string,
  cause: unknown,
): ListenError {
  return new ListenError(kind, `${what} cannot be read: ${whyUnread(file, cause)}`, cause)
}

function whyUnread(file: string, cause: unknown): string {
  switch (codeOf(cause)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `there is no file ${file}; see that the path is right and, in a pod, that the volume is mounted there`
    case 'EACCES':
    case 'EPERM':
      return `this process may not read ${file}; give its user the right to (owner, mode, fsGroup of the pod)`
    case 'EISDIR':
      return `${file} is a folder; name the file in it`
    case 'EMFILE':
    case 'ENFILE':
      return `too many files are open to open ${file}; raise the limit of open files`
    default:
      return `${file}: ${cause instanceof Error ? cause.message : String(cause)}`
  }
}

function codeOf(cause: unknown): unknown {
  return (cause as { code?: unknown } | undefined)?.code
}
