import type { Socket } from 'node:net'

interface Connection {
  readonly socket: Socket
  /** Both ends, which are the same for a connection and for what TLS makes of it; a closed socket has them no more. */
  readonly ends: string
  /** Which authorities its certificate is looked at with: those of the present have the present number. */
  readonly trust: number
  hasAsked: boolean
  /** Requests of it that are not answered yet. */
  open: number
}

/** Connections that there may be for each that may ask. */
const roomForSilent = 4

/**
 * The connections of a listener, in the order they came or last asked: who never asked for anything, who has to go when
 * there are too many, and whose certificate still counts. Who only keeps a connection, or never asks, keeps out nobody who does.
 */
export class ConnectionTable {
  #mostOpen: number
  #mostAsking: number
  /** By their ends. */
  readonly #connections = new Map<string, Connection>()
  #asking = 0
  #trust = 0

  /** @param mostAsking connections at a time that ask for something */
  constructor(mostAsking: number) {
    this.#mostAsking = mostAsking
    this.#mostOpen = mostAsking * roomForSilent
  }

  /** Connections that there may be at a time, those that say nothing among them. */
  get mostOpen(): number {
    return this.#mostOpen
  }

  /**
   * Half of the files that the process may have open are for others than clients: where none is left, the system closes
   * every new connection and tells nobody.
   */
  restrictTo(openFiles: number): void {
    this.#mostOpen = Math.max(1, Math.min(this.#mostOpen, Math.floor(openFiles / 2)))
    this.#mostAsking = Math.min(this.#mostAsking, this.#mostOpen)
  }

  /**
   * A client has connected. Gives the connection that has to go because there are too many: the oldest that has said
   * nothing, for a scraper asks at once; else one that is kept for a next request, else the new one. To be told in the
   * same turn: with that TLS fixes by which authorities it looks at the certificate, however much later that comes.
   */
  opened(socket: Socket): Socket | undefined {
    const victim = this.#connections.size < this.#mostOpen ? undefined : (this.#silent() ?? this.#idle())
    if (victim) this.#forget(victim)
    else if (this.#connections.size >= this.#mostOpen) return socket
    const ends = endsOf(socket)
    const connection = { socket, ends, trust: this.#trust, hasAsked: false, open: 0 }
    this.#connections.set(ends, connection)
    socket.once('close', () => this.#forget(connection))
    return victim?.socket
  }

  /**
   * A request came. Whether it may be answered: not when as many as may ask have requests under way. Of those that have
   * none, the one that asked longest ago is closed for it: its client makes a new one.
   */
  asked(socket: Socket): boolean {
    const connection = this.#connections.get(endsOf(socket))
    // It had to go, and is closed already.
    if (!connection) return true
    connection.open++
    // To the end: in order of who asked last.
    this.#connections.delete(connection.ends)
    this.#connections.set(connection.ends, connection)
    if (connection.hasAsked) return true
    const idle = this.#asking < this.#mostAsking ? undefined : this.#idle()
    if (idle) {
      this.#forget(idle)
      idle.socket.destroy()
    } else if (this.#asking >= this.#mostAsking) return false
    connection.hasAsked = true
    this.#asking++
    return true
  }

  /** A request has had its reply. */
  answered(socket: Socket): void {
    const connection = this.#connections.get(endsOf(socket))
    if (connection) connection.open--
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
    for (const { socket, hasAsked } of this.#connections.values()) if (!hasAsked) socket.destroy()
  }

  #silent(): Connection | undefined {
    for (const connection of this.#connections.values())
      if (!connection.hasAsked && connection.open === 0) return connection
    return undefined
  }

  #idle(): Connection | undefined {
    for (const connection of this.#connections.values())
      if (connection.hasAsked && connection.open === 0) return connection
    return undefined
  }

  #forget(connection: Connection): void {
    if (this.#connections.get(connection.ends) !== connection) return
    this.#connections.delete(connection.ends)
    if (connection.hasAsked) this.#asking--
  }
}

function endsOf({ remoteAddress, remotePort, localAddress, localPort }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localAddress} ${localPort}`
}
