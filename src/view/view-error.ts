/**
 * - `query`: asked wrongly; the message says what is allowed.
 * - `off`: this is not kept here; the message says what turns it on.
 * - `away`: whoever knows cannot be reached, or cannot tell now. A retry may help, and helps with no other kind.
 * - `refused`: whoever knows does not tell this asker.
 */
export type ViewErrorKind = 'query' | 'off' | 'away' | 'refused'

/** Why a view could not be given. The message says what to do. */
export class ViewError extends Error {
  override readonly name = 'ViewError'
  readonly kind: ViewErrorKind
  /** When the server named a time, milliseconds. */
  readonly retryAfter: number | undefined

  constructor(
    kind: ViewErrorKind,
    message: string,
    { cause, retryAfter }: { cause?: unknown; retryAfter?: number | undefined } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause })
    this.kind = kind
    this.retryAfter = retryAfter
  }

  get retriable(): boolean {
    return this.kind === 'away'
  }
}
