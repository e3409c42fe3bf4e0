import { type Clock, TimeoutError, withTimeout } from '../base/index.ts'
import { type Client, ClientError } from '../client/index.ts'
import type { ApiResource, KubernetesObject } from '../object/index.ts'

/** The part of a client that fetching one object needs. */
export type GetClient = Pick<Client, 'get'>

export interface ObjectFetcherOptions {
  readonly client: GetClient
  readonly clock: Clock
  /** Requests at a time. Default 4. */
  readonly concurrency?: number
  /** Requests that wait; those beyond it fail at once. Default 64. */
  readonly mostWaiting?: number
  /** How long a request may wait and take, milliseconds. Default 10 s. */
  readonly timeoutMs?: number
}

/** An object, or why it is not there in a sentence. */
export type Fetched =
  | { readonly object: KubernetesObject }
  | { readonly object?: undefined; readonly problem: string; readonly gone: boolean }

/** Fetches objects when somebody looks at them: a few at a time, so that many viewers are no load for the server. */
export class ObjectFetcher {
  readonly #options: Required<ObjectFetcherOptions>
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(options: ObjectFetcherOptions) {
    this.#options = { concurrency: 4, mostWaiting: 64, timeoutMs: 10_000, ...options }
  }

  /** Never rejects. `metadataOnly`: the object without what it holds, as is enough to know that it is there. */
  async fetch(
    resource: ApiResource,
    namespace: string,
    name: string,
    { metadataOnly = false } = {},
  ): Promise<Fetched> {
    const { client, clock, concurrency, mostWaiting, timeoutMs } = this.#options
    if (this.#running >= concurrency && this.#waiting.length >= mostWaiting)
      return { problem: 'too many ask for objects at the moment; try again', gone: false }
    const scope = { ...(resource.namespaced && { namespace }), ...(metadataOnly && { metadataOnly }) }
    try {
      const object = await withTimeout(clock, timeoutMs, async (signal) => {
        await this.#turn()
        signal.throwIfAborted()
        return client.get(resource, name, { ...scope, signal })
      })
      return { object }
    } catch (error) {
      if (error instanceof TimeoutError)
        return { problem: `the API server did not answer within ${timeoutMs / 1000} s`, gone: false }
      const problem = error instanceof Error ? error.message : String(error)
      return { problem, gone: error instanceof ClientError && error.code === 404 }
    } finally {
      this.#running--
      this.#waiting.shift()?.()
    }
  }

  /** Resolves when there is room; counts as running from then on. */
  async #turn(): Promise<void> {
    if (this.#running >= this.#options.concurrency)
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#running++
  }
}
