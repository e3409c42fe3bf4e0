import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Clock, type Logger, silentLogger } from '../base/index.ts'
import { formatListenAddress, type ListenAddress } from './listen-address.ts'
import { readListenFailure } from './listen-error.ts'
import type { ListenerObserver } from './listener-observer.ts'
import { type Reply, type Route, textReply } from './route.ts'
import { Router } from './router.ts'
import { sendReply } from './send-reply.ts'

export interface ListenerOptions {
  readonly address: ListenAddress
  readonly routes: readonly Route[]
  readonly clock: Clock
  readonly logger?: Logger
  readonly observer?: ListenerObserver
  /** Connections at a time; those beyond it are closed at once. Default 256. */
  readonly maxConnections?: number
  /** How long a client may take to receive a reply, milliseconds. Default two minutes. */
  readonly replyTimeoutMs?: number
  /** How long `stop` waits for replies in flight, milliseconds. Default 3 s. */
  readonly drainTimeoutMs?: number
}

export type ListenerState =
  | { readonly name: 'idle' }
  | { readonly name: 'starting' }
  | { readonly name: 'listening'; readonly url: string }
  /** No new connections; replies in flight go on. */
  | { readonly name: 'draining' }
  | { readonly name: 'stopped' }
  | { readonly name: 'failed'; readonly error: Error }

const maxHeaderBytes = 16 * 1024
/** A client that takes longer to say what it wants is cut off with 408. */
const requestTimeoutMs = 15_000
/** Longer than the usual scrape interval, so that a scraper keeps its connection. */
const keepAliveTimeoutMs = 75_000

/** An HTTP listener for a handful of GET routes, bounded in everything a client could make it hold. */
export class Listener {
  readonly #options: ListenerOptions
  readonly #router: Router
  readonly #logger: Logger
  readonly #observer: ListenerObserver
  #state: ListenerState = { name: 'idle' }
  #server: Server | undefined
  #listening: Promise<void> | undefined
  #stopping: Promise<void> | undefined

  constructor(options: ListenerOptions) {
    this.#options = options
    this.#router = new Router(options.routes)
    this.#logger = options.logger ?? silentLogger
    this.#observer = options.observer ?? {}
  }

  get state(): ListenerState {
    return this.#state
  }

  /**
   * Resolves with the address as a URL once connections are taken; rejects with a `ListenError`. Aborting the
   * signal is as good as `stop`.
   */
  async start(signal: AbortSignal): Promise<string> {
    if (this.#state.name !== 'idle') throw new Error('a listener starts once')
    this.#state = { name: 'starting' }
    const server = this.#createServer()
    this.#server = server
    this.#listening = listen(server, this.#options.address)
    try {
      await this.#listening
    } catch (cause) {
      const error = readListenFailure(cause, formatListenAddress(this.#options.address))
      this.#state = { name: 'failed', error }
      throw error
    }
    server.on('error', (error) => this.#logger.error('the listener has an error', { error: error.message }))
    const url = urlOf(this.#options.address, server.address() as AddressInfo)
    this.#state = { name: 'listening', url }
    signal.addEventListener('abort', () => void this.stop(), { once: true })
    if (signal.aborted) await this.stop()
    return url
  }

  /** Takes no new connections, lets replies in flight end for a while, then cuts them off. Never rejects. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop()
    return this.#stopping
  }

  async #stop(): Promise<void> {
    const server = this.#server
    // Stopped while it starts: there is nothing to close before that has come out, and start tells if it failed.
    if (this.#state.name === 'starting') await this.#listening?.catch(() => {})
    if (server?.listening) {
      this.#state = { name: 'draining' }
      const timer = this.#options.clock.setTimer(this.#options.drainTimeoutMs ?? 3_000, () =>
        server.closeAllConnections(),
      )
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      })
      timer.cancel()
    }
    if (this.#state.name !== 'failed') this.#state = { name: 'stopped' }
  }

  #createServer(): Server {
    const server = createServer(
      {
        maxHeaderSize: maxHeaderBytes,
        headersTimeout: requestTimeoutMs,
        requestTimeout: requestTimeoutMs,
        keepAliveTimeout: keepAliveTimeoutMs,
        connectionsCheckingInterval: 5_000,
      },
      (request, response) => void this.#serve(request, response),
    )
    server.maxConnections = this.#options.maxConnections ?? 256
    server.on('drop', () => this.#observer.connectionDropped?.())
    return server
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { clock, replyTimeoutMs = 120_000 } = this.#options
    const started = clock.monotonic()
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    response.on('error', () => gone.abort())
    const timer = clock.setTimer(replyTimeoutMs, () => response.destroy(), { unref: true })
    const routed = this.#router.route({ method: incoming.method ?? '', target: incoming.url ?? '' })
    let status = 500
    try {
      const reply = hasBody(incoming)
        ? textReply(413, 'requests have no body here\n', { connection: 'close' })
        : routed.route
          ? await routed.route.handle({
              ...routed.request,
              headers: incoming.headers as Record<string, string | undefined>,
              signal: gone.signal,
            })
          : routed.reply
      status = reply.status
      await sendReply(response, this.#closing(reply), incoming.method !== 'HEAD')
    } catch (error) {
      this.#logger.error(`the reply to ${incoming.method} ${incoming.url} failed`, { error: String(error) })
      if (response.headersSent) response.destroy()
      else await sendReply(response, textReply(500, 'internal error\n'), incoming.method !== 'HEAD')
    } finally {
      timer.cancel()
      // A connection whose reply ends while draining would be kept for a next request, and hold up the stop.
      if (this.#state.name === 'draining') this.#server?.closeIdleConnections()
      this.#observer.replied?.({
        path: routed.route?.path ?? '',
        status,
        complete: response.writableFinished,
        duration: clock.monotonic() - started,
      })
    }
  }

  /** While draining a connection is not kept for another request. */
  #closing(reply: Reply): Reply {
    if (this.#state.name !== 'draining') return reply
    return { ...reply, headers: { ...reply.headers, connection: 'close' } }
  }
}

function listen(server: Server, address: ListenAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port: address.port, ...(address.host !== undefined && { host: address.host }) }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** A URL that works on this machine: the loopback address where we listen on all. */
function urlOf({ host }: ListenAddress, { port }: AddressInfo): string {
  const everywhere = host === undefined || host === '0.0.0.0' || host === '::'
  return `http://${formatListenAddress({ host: everywhere ? '127.0.0.1' : host, port })}`
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
