/** Who asks. */
export interface User {
  readonly name: string
  readonly groups: readonly string[]
}

/** One HTTP request as the handlers see it. */
export interface ApiRequest {
  readonly method: string
  /** Decoded, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  /** A header by its lower-case name. */
  header(name: string): string | undefined
  readonly user: User
  /** The whole body; throws a 413 `ApiError` past the limit. Once only. */
  body(): Promise<Buffer>
  /** Aborts when the client has gone or the server stops. */
  readonly signal: AbortSignal
}

/** What a handler answers; the listener writes it. */
export type Answer =
  | {
      readonly kind: 'document'
      readonly code: number
      readonly contentType: string
      /** The body in pieces, each a good size to send. */
      readonly body: string | Iterable<string>
      /** Texts for `Warning` headers. */
      readonly warnings?: readonly string[]
      readonly headers?: Readonly<Record<string, string>>
    }
  | {
      readonly kind: 'stream'
      readonly contentType: string
      readonly warnings?: readonly string[]
      /** Begins to send; called once, after the headers. */
      open(stream: AnswerStream): void
    }

export type DocumentAnswer = Answer & { readonly kind: 'document' }

/** Where a watch writes. */
export interface AnswerStream {
  /** Sends a piece. A client that lets too much pile up is cut off. */
  write(text: string): void
  end(): void
  /** Called once when no more can be sent, whoever ended it. */
  onClose(callback: () => void): void
}

export const json = (
  code: number,
  value: unknown,
  more: { warnings?: readonly string[]; headers?: Readonly<Record<string, string>> } = {},
): DocumentAnswer => ({
  kind: 'document',
  code,
  contentType: 'application/json',
  body: typeof value === 'string' ? value : JSON.stringify(value),
  ...more,
})

export const text = (code: number, body: string): DocumentAnswer => ({
  kind: 'document',
  code,
  contentType: 'text/plain; charset=utf-8',
  body,
})
