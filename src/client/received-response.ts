import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'

type IncomingHeaders = Readonly<Record<string, string | string[] | undefined>>

/** Repeated headers in one line, warnings apart: they hold commas. */
export function joinHeaders(headers: IncomingHeaders): Record<string, string | readonly string[]> {
  const joined: Record<string, string | readonly string[]> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue
    joined[name] = Array.isArray(value) && name !== 'warning' ? value.join(', ') : value
  }
  return joined
}

/**
 * The bytes of a body, decompressed. Whatever breaks it is thrown as `explain` says, an abort as its reason.
 * Leaving early closes the connection, also before the first byte was asked for (a generator would not).
 */
export class ReceivedBody implements AsyncIterable<Uint8Array>, AsyncIterator<Uint8Array, undefined> {
  readonly #source: Readable
  readonly #chunks: AsyncIterator<Uint8Array>
  readonly #signal: AbortSignal | undefined
  readonly #explain: (error: unknown) => Error

  constructor(
    received: { readonly headers: IncomingHeaders; readonly body: Readable },
    signal: AbortSignal | undefined,
    explain: (error: unknown) => Error,
  ) {
    this.#source = received.body
    const compressed = received.headers['content-encoding'] === 'gzip'
    this.#chunks = (compressed ? gunzip(received.body) : received.body)[Symbol.asyncIterator]()
    this.#signal = signal
    this.#explain = explain
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    try {
      const result = await this.#chunks.next()
      return result.done ? { done: true, value: undefined } : result
    } catch (error) {
      this.#source.destroy()
      this.#signal?.throwIfAborted()
      throw this.#explain(error)
    }
  }

  async return(): Promise<IteratorResult<Uint8Array, undefined>> {
    // Destroying may report an abort of the body that was asked for right here.
    this.#source.once('error', () => {})
    await this.#chunks.return?.()
    this.#source.destroy()
    return { done: true, value: undefined }
  }
}

/** Errors of the source come out of the result, where they are waited for. */
function gunzip(source: Readable): Readable {
  return pipeline(source, createGunzip(), () => {})
}
