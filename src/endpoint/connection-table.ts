import type { Socket } from 'node:net'
import type { Clock } from '../base/index.ts'

interface Connection {
  readonly socket: Socket
  readonly since: number
  /** Which authorities its certificate is looked at with: those of the present have the present number. */
  readonly trust: number
  hasAsked: boolean
}

/** How long a client that says nothing is borne when others wait for its place. */
const silenceMs = 2_000

/** The connections of a listener, in the order they came: who never asked for anything, and whose word still counts. */
export class ConnectionTable {
  readonly #clock: Clock
  /** By both ends, which are the same for a connection and for what TLS makes of it. */
  readonly #connections = new Map<string, Connection>()
  #trust = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /**
   * A client has connected. To be told in the same turn: with that TLS fixes by which authorities it looks at the
   * certificate, however much later that comes.
   */
  opened(socket: Socket): void {
    const ends = endsOf(socket)
    const connection = { socket, since: this.#clock.monotonic(), trust: this.#trust, hasAsked: false }
    this.#connections.set(ends, connection)
    socket.once('close', () => this.#connections.delete(ends))
  }

  /** A request came. */
  asked(socket: Socket): void {
    const connection = this.#connections.get(endsOf(socket))
    if (connection) connection.hasAsked = true
  }

  /** Other authorities are trusted by connections from now on. */
  trustChanged(): void {
    this.#trust++
  }

  /** Whether the certificate of a connection was looked at with the authorities of the present. */
  isTrustCurrent(socket: Socket): boolean {
    return this.#connections.get(endsOf(socket))?.trust === this.#trust
  }

  /** Ends those that have not asked for anything: browsers open some in advance, TLS handshakes hang. */
  closeUnused(): void {
    for (const { socket } of this.#unused()) socket.destroy()
  }

  /** Ends the oldest of them, if it was given its time. */
  closeSilent(): void {
    const [first] = this.#unused()
    if (first && this.#clock.monotonic() - first.since > silenceMs) first.socket.destroy()
  }

  #unused(): Connection[] {
    return [...this.#connections.values()].filter(({ hasAsked }) => !hasAsked)
  }
}

function endsOf({ remoteAddress, remotePort, localAddress, localPort }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localAddress} ${localPort}`
}
