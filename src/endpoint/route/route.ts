/** What a handler gets to know of a request. */
export interface Request {
  readonly method: 'GET' | 'HEAD'
  /** Decoded by nobody: as it stood before the `?`. */
  readonly path: string
  /** What stands in the path for the parameters of the route's, decoded and not empty. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Lower-case names; repeated headers joined by `, `. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /**
   * On a route that is open, where the listener asks for credentials: whether the right ones came. They are looked at,
   * and a refusal is counted, when it is called. Absent: the client may know everything.
   */
  readonly isAdmitted?: () => Promise<boolean>
  /** Aborts when the client goes away, takes too long, or the listener's patience at its end is over. */
  readonly signal: AbortSignal
}

/** What a handler answers. */
export interface Reply {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  /**
   * Sent part by part as the client takes them. The parts are not copied and not changed, and the next is asked
   * for only when the one before is no longer needed. A `HEAD` request does not iterate it.
   */
  readonly body: string | Iterable<Uint8Array> | AsyncIterable<Uint8Array>
  /**
   * The body goes on until the client leaves. Each part has the time of a whole reply, so a client that takes none is
   * cut off, and the body has to send something more often than that. When the listener drains, or credentials
   * that it asks for have to be shown again, the request's signal aborts, and the body is to end.
   */
  readonly endless?: boolean
}

/** Answers GET and HEAD of one path, or of all paths of one form. A handler that throws makes a 500 without details for the client. */
export interface Route {
  /** Exact, such as `/metrics`, or with parameters, each a whole segment, such as `/kinds/{group}/{kind}`. */
  readonly path: string
  readonly handle: (request: Request) => Reply | Promise<Reply>
  /**
   * Answered to everybody, whatever the listener asks of others, and never kept waiting by them: for probes, which have
   * no credentials. Default false.
   */
  readonly open?: boolean
}

export function textReply(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body: text }
}
