import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { type Clock, type Logger, silentLogger } from '../base/index.ts'
import type { AccessOptions } from './access/access-control.ts'
import type { Refusal, RefusalReason } from './access/refusal.ts'
import { RefusalLog } from './access/refusal-log.ts'
import { ConnectionTable } from './connection-table.ts'
import { Gate } from './gate/gate.ts'
import type { RateLimit } from './gate/token-bucket.ts'
import { formatListenAddress, type ListenAddress } from './listen-address.ts'
import { readListenFailure } from './listen-error.ts'
import type { ListenerObserver } from './listener-observer.ts'
import { type Reply, type Route, textReply } from './route/route.ts'
import { type Routed, Router } from './route/router.ts'
import { sendReply } from './route/send-reply.ts'
import { readHandshakeFailure } from './tls/handshake-failure.ts'
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
  /** Requests beyond it get 429, but for routes that are open. */
  readonly rateLimit?: RateLimit
  /** Connections at a time; those beyond it are closed at once, and idle ones with them. Default 256. */
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

type AnyServer = Server | TlsServer

const maxHeaderBytes = 16 * 1024
/** How long an endless reply goes on where credentials are asked for: they may have been taken back meanwhile. */
const askAgainMs = 30 * 60_000
/** Connections that wait to be taken, as Go has it on Linux (somaxconn): those beyond it try again after seconds. */
const backlog = 4096
/** Longer than the usual scrape interval, so that a scraper keeps its connection. */
const keepAliveTimeoutMs = 75_000

/**
 * An HTTP or HTTPS listener for a handful of GET routes, bounded in everything a client could make it hold. On a
 * loopback address it answers requests for a loopback host alone, others with 421 (RFC 9110 section 15.5.20).
 */
export class Listener {
  readonly #options: ListenerOptions
  readonly #router: Router
  readonly #logger: Logger
  readonly #observer: ListenerObserver
  readonly #connections: ConnectionTable
  readonly #gate: Gate
  readonly #refusals: RefusalLog
  #state: ListenerState = { name: 'idle' }
  #server: AnyServer | undefined
  #context: ServerContext | undefined
  #listening: Promise<AnyServer> | undefined
  #stopping: Promise<void> | undefined
  /** The signals of endless replies: they end when the listener drains, not when their time is over. */
  readonly #endless = new Set<AbortController>()

  constructor(options: ListenerOptions) {
    this.#options = options
    this.#router = new Router(options.routes)
    this.#logger = options.logger ?? silentLogger
    this.#observer = options.observer ?? {}
    const { address, access, rateLimit, maxRequestsInFlight = 64, clock } = options
    this.#connections = new ConnectionTable(clock)
    this.#gate = new Gate({
      host: address.host ?? '',
      maxRequestsInFlight,
      connections: this.#connections,
      clock,
      ...(access && { access }),
      ...(rateLimit && { rateLimit }),
    })
    this.#refusals = new RefusalLog({ clock, logger: this.#logger })
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
    this.#listening = this.#listen()
    let server: AnyServer
    try {
      server = await this.#listening
    } catch (cause) {
      this.#gate.stop()
      const error = readListenFailure(cause, formatListenAddress(this.#options.address))
      this.#state = { name: 'failed', error }
      throw error
    }
    const url = this.#url(server.address() as AddressInfo)
    this.#state = { name: 'listening', url }
    this.#context?.watch((context, trustChanged) => {
      if (trustChanged) this.#connections.trustChanged()
      ;(server as TlsServer).setSecureContext(context)
      if (trustChanged) server.closeIdleConnections()
    })
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
    // Stopped while it starts: there is nothing to close before that has come out, and start tells if it failed.
    if (this.#state.name === 'starting') await this.#listening?.catch(() => {})
    this.#context?.stop()
    this.#gate.stop()
    const server = this.#server
    if (server?.listening) {
      this.#state = { name: 'draining' }
      for (const controller of this.#endless) controller.abort()
      const timer = this.#options.clock.setTimer(this.#options.drainTimeoutMs ?? 3_000, () =>
        server.closeAllConnections(),
      )
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        this.#connections.closeUnused()
      })
      timer.cancel()
    }
    if (this.#state.name !== 'failed') this.#state = { name: 'stopped' }
  }

  async #listen(): Promise<AnyServer> {
    const { tls, maxConnections = 256 } = this.#options
    await this.#gate.start()
    const server = tls ? await this.#createTlsServer(tls) : createServer(this.#limits())
    server.maxConnections = maxConnections
    server.on('connection', (socket: Socket) => this.#connections.opened(socket))
    server.on('request', (request, response) => {
      this.#connections.asked(request.socket)
      void this.#serve(request, response)
    })
    server.on('drop', (dropped) => {
      this.#note('connections', 'there are as many as there may be', '', dropped?.remoteAddress)
      // Who only keeps a connection, or never asks, is to keep out nobody; a client that finds it closed makes a new one.
      server.closeIdleConnections()
      this.#connections.closeSilent()
    })
    this.#server = server
    await listen(server, this.#options.address)
    server.on('error', (error) => this.#logger.error('the listener has an error', { error: error.message }))
    return server
  }

  async #createTlsServer(tls: TlsOptions): Promise<TlsServer> {
    this.#context = new ServerContext({
      tls,
      clock: this.#options.clock,
      logger: this.#logger,
      onRead: (certificate) => this.#observer.certificateRead?.(certificate),
    })
    const context = await this.#context.load()
    const server = createTlsServer({ ...this.#limits(), ...context, handshakeTimeout: 10_000 })
    server.on('tlsClientError', (error: NodeJS.ErrnoException, socket: TLSSocket) => {
      // Whoever looks only whether the port is open leaves like that.
      if (error.code === 'ECONNRESET') return
      this.#note(
        'handshake',
        `TLS could not be agreed on: ${readHandshakeFailure(error)}`,
        '',
        socket.remoteAddress,
      )
    })
    return server
  }

  #limits() {
    const { requestTimeoutMs = 15_000 } = this.#options
    return {
      maxHeaderSize: maxHeaderBytes,
      headersTimeout: requestTimeoutMs,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveTimeoutMs,
      connectionsCheckingInterval: Math.min(requestTimeoutMs, 5_000),
    }
  }

  /** A URL that works on this machine: with the loopback address where we listen on all. */
  #url({ port }: AddressInfo): string {
    const { address, tls } = this.#options
    const everywhere = address.host === undefined || address.host === '0.0.0.0' || address.host === '::'
    const host = everywhere ? '127.0.0.1' : address.host
    return `${tls ? 'https' : 'http'}://${formatListenAddress({ host, port })}`
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { clock, replyTimeoutMs = 120_000 } = this.#options
    const started = clock.monotonic()
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    response.on('error', () => gone.abort())
    const cutOff = () => response.destroy()
    let timer = clock.setTimer(replyTimeoutMs, cutOff, { unref: true })
    const routed = this.#router.route({ method: incoming.method ?? '', target: incoming.url ?? '' })
    const reply = await this.#reply(incoming, routed, gone.signal)
    const onPart = () => {
      if (!reply.endless) return
      timer.cancel()
      timer = clock.setTimer(replyTimeoutMs, cutOff, { unref: true })
    }
    if (reply.endless) this.#endless.add(gone)
    const asksAgain = reply.endless === true && this.#options.access !== undefined
    const until = asksAgain ? clock.setTimer(askAgainMs, () => gone.abort(), { unref: true }) : undefined
    if (reply.endless && this.#state.name === 'draining') gone.abort()
    try {
      await sendReply(response, this.#dressed(reply), incoming.method !== 'HEAD', onPart)
    } catch (error) {
      this.#logFailure(incoming, error)
      response.destroy()
    }
    timer.cancel()
    until?.cancel()
    this.#endless.delete(gone)
    // A connection whose reply ends while draining would be kept for a next request, and hold up the stop.
    if (this.#state.name === 'draining') this.#server?.closeIdleConnections()
    this.#observer.replied?.({
      path: routed.route?.path ?? '',
      status: reply.status,
      complete: response.writableFinished,
      duration: clock.monotonic() - started,
    })
  }

  async #reply(incoming: IncomingMessage, routed: Routed, signal: AbortSignal): Promise<Reply> {
    try {
      return await this.#admitted(incoming, routed, signal)
    } catch (error) {
      this.#logFailure(incoming, error)
      return textReply(500, 'internal error\n')
    }
  }

  /** Rejects with what an authenticator, an authorizer or a handler throws. */
  async #admitted(incoming: IncomingMessage, routed: Routed, signal: AbortSignal): Promise<Reply> {
    const { route } = routed
    const refusal = await this.#gate.check(incoming, pathOf(incoming), route?.open === true)
    if (refusal) return this.#refuse(refusal, incoming, route)
    if (!route) return routed.reply
    if (route.open) return this.#handle(incoming, routed, signal)
    const busy = this.#gate.enter()
    if (busy) return this.#refuse(busy, incoming, route)
    let isUnderWay = true
    const leave = () => {
      if (isUnderWay) this.#gate.leave()
      isUnderWay = false
    }
    // Aborts at the end of every request, however it ends.
    signal.addEventListener('abort', leave, { once: true })
    if (signal.aborted) leave()
    const reply = await this.#handle(incoming, routed, signal)
    if (reply.endless) leave()
    return reply
  }

  async #handle(
    incoming: IncomingMessage,
    { route, request }: Routed & { route: Route },
    signal: AbortSignal,
  ): Promise<Reply> {
    const headers = incoming.headers as Record<string, string | undefined>
    const isAdmitted = async () => {
      const refusal = await this.#gate.admit(incoming, request.path)
      if (refusal) this.#refuse(refusal, incoming, route)
      return !refusal
    }
    return route.handle({ ...request, headers, signal, ...(route.open && this.#gate.asks && { isAdmitted }) })
  }

  #refuse({ reason, why, reply }: Refusal, { socket }: IncomingMessage, route: Route | undefined): Reply {
    this.#note(reason, why, route?.path ?? '', socket.remoteAddress)
    return reply
  }

  #note(reason: RefusalReason, why: string, path: string, client = 'unknown'): void {
    this.#observer.refused?.(reason)
    this.#refusals.note(reason, why, { path, client })
  }

  #logFailure(incoming: IncomingMessage, error: unknown): void {
    this.#logger.error(`the reply to ${incoming.method} ${pathOf(incoming)} failed`, { error: String(error) })
  }

  /** With what every reply has; while draining a connection is not kept for another request. */
  #dressed(reply: Reply): Reply {
    const { headers } = this.#options
    const isLast = this.#state.name === 'draining'
    if (!headers && !isLast) return reply
    return { ...reply, headers: { ...headers, ...reply.headers, ...(isLast && { connection: 'close' }) } }
  }
}

/** Without the query, in which a client may have put what is secret. */
function pathOf({ url = '' }: IncomingMessage): string {
  return url.replace(/\?.*$/s, '')
}

function listen(server: AnyServer, address: ListenAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    const { host, port } = address
    server.listen({ port, backlog, ...(host !== undefined && { host }) }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
