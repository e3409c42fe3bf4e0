import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Clock, type Logger, silentLogger } from '../base/index.ts'
import type { AccessOptions } from './access/access-control.ts'
import { RefusalLog } from './access/refusal-log.ts'
import { ConnectionTable } from './connection-table.ts'
import { Gate } from './gate/gate.ts'
import type { RateLimit } from './gate/token-bucket.ts'
import { formatListenAddress, type ListenAddress } from './listen-address.ts'
import { readListenFailure } from './listen-error.ts'
import type { ListenerObserver } from './listener-observer.ts'
import { RequestHandler } from './request-handler.ts'
import type { Route } from './route/route.ts'
import { SocketServer } from './socket-server.ts'
import { ServerContext } from './tls/server-context.ts'
import type { TlsOptions } from './tls/tls-options.ts'

export interface ListenerOptions {
  readonly address: ListenAddress
  readonly routes: readonly Route[]
  readonly clock: Clock
  readonly logger?: Logger
  readonly observer?: ListenerObserver
  /** HTTPS with this certificate, and with what replaces it in its files; absent means HTTP. */
  readonly tls?: TlsOptions
  /** Who may read what, but for routes that are open; absent means everybody everything. */
  readonly access?: AccessOptions
  /** Of every reply, such as `Strict-Transport-Security`. */
  readonly headers?: Readonly<Record<string, string>>
  /** Requests beyond it get 429 with Retry-After, but for routes that are open. */
  readonly rateLimit?: RateLimit
  /**
   * Connections at a time that ask for something; beyond them the oldest that is only kept is closed, and while all of
   * them have requests under way others get 503 with Retry-After. Of those that have not asked for anything yet there may
   * be three times as many beside them; beyond that the oldest of these goes, with 503 when it asks within five
   * seconds, but for TLS. All of them take no more than half of the files that the process may have open. Default 256.
   */
  readonly maxConnections?: number
  /** Replies under way at a time, endless ones aside; requests beyond it get 503 with Retry-After. Default 64. */
  readonly maxRequestsInFlight?: number
  /** How long a client may take to say what it wants, milliseconds; then it is cut off with 408. Default 15 s. */
  readonly requestTimeoutMs?: number
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

/** How long an endless reply goes on where credentials are asked for: they may have been taken back meanwhile. */
const askAgainMs = 30 * 60_000

/**
 * An HTTP or HTTPS listener for a handful of GET routes, bounded in everything a client could make it hold. On a
 * loopback address it answers requests for a loopback host alone, others with 421 (RFC 9110 section 15.5.20).
 */
export class Listener {
  readonly #options: ListenerOptions
  readonly #gate: Gate
  readonly #handler: RequestHandler
  readonly #context: ServerContext | undefined
  readonly #server: SocketServer
  #state: ListenerState = { name: 'idle' }
  #listening: Promise<number> | undefined
  #stopping: Promise<void> | undefined

  constructor(options: ListenerOptions) {
    this.#options = options
    const { address, routes, access, rateLimit, tls, headers, clock } = options
    const { maxConnections = 256, maxRequestsInFlight = 64 } = options
    const { requestTimeoutMs = 15_000, replyTimeoutMs = 120_000 } = options
    const { logger = silentLogger, observer = {} } = options
    const connections = new ConnectionTable(maxConnections, tls === undefined)
    const refusals = new RefusalLog({ clock, logger, refused: (reason) => observer.refused?.(reason) })
    this.#gate = new Gate({
      host: address.host ?? '',
      maxRequestsInFlight,
      connections,
      clock,
      ...(access && { access }),
      ...(rateLimit && { rateLimit }),
    })
    this.#handler = new RequestHandler({
      routes,
      gate: this.#gate,
      connections,
      refusals,
      observer,
      clock,
      logger,
      headers,
      replyTimeoutMs,
      askAgainMs: access && askAgainMs,
    })
    const onRead = (certificate?: { readonly validTo: number }) => observer.certificateRead?.(certificate)
    this.#context = tls && new ServerContext({ tls, clock, logger, onRead })
    this.#server = new SocketServer({
      address,
      context: this.#context,
      connections,
      refusals,
      clock,
      requestTimeoutMs,
      onRequest: (incoming, response) => void this.#serve(incoming, response),
      onError: (error) => logger.error('the listener has an error', { error: error.message }),
    })
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
    this.#listening = this.#gate.start().then(() => this.#server.listen())
    let port: number
    try {
      port = await this.#listening
    } catch (cause) {
      this.#gate.stop()
      const error = readListenFailure(cause, formatListenAddress(this.#options.address))
      this.#state = { name: 'failed', error }
      throw error
    }
    const url = this.#url(port)
    this.#state = { name: 'listening', url }
    this.#server.watch()
    signal.addEventListener('abort', () => void this.stop(), { once: true })
    if (signal.aborted) await this.stop()
    return url
  }

  /** Takes no new connections, lets replies in flight end for a while, then cuts them off. Never rejects. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop()
    return this.#stopping
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    await this.#handler.serve(incoming, response)
    // A connection whose reply ends while draining would be kept for a next request, and hold up the stop.
    if (this.#state.name === 'draining') this.#server.closeIdle()
  }

  async #stop(): Promise<void> {
    // Stopped while it starts: there is nothing to close before that has come out, and start tells if it failed.
    if (this.#state.name === 'starting') await this.#listening?.catch(() => {})
    this.#context?.stop()
    this.#gate.stop()
    if (this.#server.isListening) {
      const { clock, drainTimeoutMs = 3_000 } = this.#options
      this.#state = { name: 'draining' }
      this.#handler.drain()
      const timer = clock.setTimer(drainTimeoutMs, () => this.#server.closeAll())
      await this.#server.close()
      timer.cancel()
    }
    if (this.#state.name !== 'failed') this.#state = { name: 'stopped' }
  }

  /** A URL that works on this machine: with the loopback address where we listen on all. */
  #url(port: number): string {
    const { address, tls } = this.#options
    const everywhere = address.host === undefined || address.host === '0.0.0.0' || address.host === '::'
    const host = everywhere ? '127.0.0.1' : address.host
    return `${tls ? 'https' : 'http'}://${formatListenAddress({ host, port })}`
  }
}
