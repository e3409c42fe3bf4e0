/** One HTTP request to the API server, decided by pure functions (`requests.ts`) and sent by a transport. */
export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'HEAD'
  /** Path and query, beginning with `/`, already escaped. */
  readonly path: string
  /** Lower-case names. Credentials are added by the transport. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export interface WireResponse {
  readonly status: number
  /** Lower-case names; repeated headers are joined by `, `, except `warning`, which keeps every value. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  /**
   * The body as it comes, decompressed. To be consumed or left by `return()`, exactly once: until then it
   * holds a connection. Iteration throws a `ClientError` of kind `transport` when the connection breaks.
   */
  readonly body: AsyncIterable<Uint8Array>
}

/**
 * The seam between the client and the wire: a plain request in, status, headers and a stream of bytes out.
 * Any status is a response, not an error; a rejected `send` means that no response came (`ClientError` of kind
 * `transport`). Safe for concurrent calls. Tests give it a script.
 */
export interface Transport {
  /** Aborting the signal rejects `send`, or ends the body of a response that has begun, with its reason. */
  send(request: WireRequest, signal?: AbortSignal): Promise<WireResponse>
  /** Ends idle connections and waits for none. No `send` after it. */
  close(): Promise<void>
}
