import { readFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { Clock, Timer } from '../base/index.ts'
import type { RefusalLog } from './access/refusal-log.ts'
import type { ConnectionTable } from './connection-table.ts'
import type { ListenAddress } from './listen-address.ts'
import { readHandshakeFailure } from './tls/handshake-failure.ts'
import type { ServerContext } from './tls/server-context.ts'

export interface SocketServerOptions {
  readonly address: ListenAddress
  /** With it TLS is spoken. */
  readonly context: ServerContext | undefined
  readonly connections: ConnectionTable
  readonly refusals: RefusalLog
  readonly clock: Clock
  readonly requestTimeoutMs: number
  readonly onRequest: RequestListener
  readonly onError: (error: Error) => void
}

const maxHeaderBytes = 16 * 1024
const handshakeTimeoutMs = 10_000
/** Connections that wait to be taken, as Go has it on Linux (somaxconn): those beyond it try again after seconds. */
const backlog = 4096
/** Who has connected and has no place is looked for so often, and closed at the second look. */
const leavingMs = 5_000
/** Longer than the usual scrape interval, so that a scraper keeps its connection. */
const keepAliveTimeoutMs = 75_000

/** Node's server for HTTP or HTTPS: which connections it takes and keeps. */
export class SocketServer {
  readonly #options: SocketServerOptions
  #server: Server | TlsServer | undefined
  #leaving: Timer | undefined

  constructor(options: SocketServerOptions) {
    this.#options = options
  }

  get isListening(): boolean {
    return this.#server?.listening === true
  }

  /** Resolves with the port once connections are taken; rejects with the system's error, or a `ListenError`. */
  async listen(): Promise<number> {
    const { address, context, connections, onRequest, onError } = this.#options
    const server = context
      ? createTlsServer({
          ...this.#limits(),
          ...(await context.load()),
          handshakeTimeout: handshakeTimeoutMs,
        })
      : createServer(this.#limits())
    const openFiles = await openFileLimit()
    connections.restrictTo(openFiles)
    // What the table has told to go is gone only in a later turn.
    const most = connections.mostOpen * 2 + connections.mostLeaving
    server.maxConnections = Math.ceil(Math.min(most, openFiles * 0.75))
    server.on('connection', (socket: Socket) => this.#take(socket))
    server.on('drop', (dropped) => this.#noteTooMany(dropped?.remoteAddress))
    server.on('request', onRequest)
    server.on('tlsClientError', (error: NodeJS.ErrnoException, socket: TLSSocket) =>
      this.#noteHandshake(error, socket),
    )
    this.#server = server
    await listening(server, address)
    server.on('error', onError)
    return (server.address() as AddressInfo).port
  }

  /** Takes up certificates as they change. */
  watch(): void {
    this.#options.context?.watch((context, trustChanged) => {
      const { connections } = this.#options
      const server = this.#server as TlsServer
      if (trustChanged) connections.trustChanged()
      server.setSecureContext(context)
      if (trustChanged) server.closeIdleConnections()
    })
  }

  /** Takes no new connections; resolves when the last is closed. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      if (!this.#server) return resolve()
      this.#server.close(() => resolve())
      this.#server.closeIdleConnections()
      this.#options.connections.closeUnused()
    })
  }

  closeIdle(): void {
    this.#server?.closeIdleConnections()
  }

  closeAll(): void {
    this.#server?.closeAllConnections()
  }

  #take(socket: Socket): void {
    const { connections } = this.#options
    const victim = connections.opened(socket)
    if (victim) this.#turnAway(victim)
    if (connections.hasLeaving) this.#lookLater()
  }

  #lookLater(): void {
    this.#leaving ??= this.#options.clock.setTimer(
      leavingMs,
      () => {
        this.#leaving = undefined
        const { connections } = this.#options
        for (const socket of connections.overdue()) this.#turnAway(socket)
        if (connections.hasLeaving) this.#lookLater()
      },
      { unref: true },
    )
  }

  #turnAway(socket: Socket): void {
    this.#noteTooMany(socket.remoteAddress)
    socket.destroy()
  }

  #noteTooMany(client: string | undefined): void {
    const why = 'there are as many connections as there may be; one was closed that asked for nothing yet'
    this.#options.refusals.note('connections', why, { path: '', client })
  }

  #noteHandshake(error: NodeJS.ErrnoException, { remoteAddress }: TLSSocket): void {
    // Whoever looks only whether the port is open leaves like that.
    if (error.code === 'ECONNRESET') return
    const why = `TLS could not be agreed on: ${readHandshakeFailure(error)}`
    this.#options.refusals.note('handshake', why, { path: '', client: remoteAddress })
  }

  #limits() {
    const { requestTimeoutMs } = this.#options
    return {
      maxHeaderSize: maxHeaderBytes,
      headersTimeout: requestTimeoutMs,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveTimeoutMs,
      connectionsCheckingInterval: Math.min(requestTimeoutMs, 5_000),
    }
  }
}

/** The soft limit of open files in proc_pid_limits(5); none where the system does not tell. */
async function openFileLimit(): Promise<number> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '')
  const soft = /^Max open files +(\d+)/m.exec(limits)?.[1]
  return soft === undefined ? Number.POSITIVE_INFINITY : Number(soft)
}

function listening(server: Server | TlsServer, address: ListenAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    const { host, port } = address
    server.listen({ port, backlog, ...(host !== undefined && { host }) }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
