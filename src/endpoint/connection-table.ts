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
/** Beside them, connections that are to hear why they have to go. */
const roomForLeaving = 36

/**
 * The connections of a listener, in the order they came or last asked: who never asked for anything, who has to go when
 * there are too many, and whose certificate still counts. Who only keeps a connection, or never asks, keeps out nobody who does.
 */
export class ConnectionTable {
  #mostOpen: number
  #mostAsking: number
  #mostLeaving: number
  /** By their ends. */
  readonly #connections = new Map<string, Connection>()
  /** Those there is no room for, whose request may be on its way or here unread: the oldest first. */
  readonly #leaving = new Map<string, Socket>()
  /** Those of `leaving` that were there at the last look. */
  #overdue: readonly string[] = []
  #asking = 0
  #trust = 0

  /**
   * @param mostAsking connections at a time that ask for something
   * @param canTell whether one that there is no room for can be told; before a handshake of TLS it cannot
   */
  constructor(mostAsking: number, canTell = false) {
    this.#mostAsking = mostAsking
    this.#mostOpen = mostAsking * roomForSilent
    this.#mostLeaving = canTell ? mostAsking * roomForLeaving : 0
  }

  /** Connections that there may be at a time, those that say nothing among them, but for those that leave. */
  get mostOpen(): number {
    return this.#mostOpen
  }

  /** Connections without a place that are open until they have heard so. */
  get mostLeaving(): number {
    return this.#mostLeaving
  }

  /** Whether any is open that has no place. */
  get hasLeaving(): boolean {
    return this.#leaving.size > 0
  }

  /**
   * Half of the files that the process may have open are for others than clients: where none is left, the system closes
   * every new connection and tells nobody.
   */
  restrictTo(openFiles: number): void {
    const most = Math.floor(openFiles / 2)
    const mostOpen = this.#mostLeaving > 0 ? Math.floor(most / 2) : most
    this.#mostOpen = Math.max(1, Math.min(this.#mostOpen, mostOpen))
    this.#mostAsking = Math.min(this.#mostAsking, this.#mostOpen)
    this.#mostLeaving = Math.max(0, Math.min(this.#mostLeaving, most - this.#mostOpen))
  }

  /**
   * A client has connected. When there are too many one loses its place: the oldest that has said nothing, for a scraper
   * asks at once; else one that is kept for a next request, else the new one. Gives the connection that has to be closed
   * at once, because it cannot be told or too many are to be. To be called in the same turn: with that TLS fixes by
   * which authorities it looks at the certificate, however much later that comes.
   */
  opened(socket: Socket): Socket | undefined {
    const victim = this.#connections.size < this.#mostOpen ? undefined : (this.#silent() ?? this.#idle())
    if (victim) this.#forget(victim)
    else if (this.#connections.size >= this.#mostOpen) return this.#leave(socket, endsOf(socket))
    const ends = endsOf(socket)
    const connection = { socket, ends, trust: this.#trust, hasAsked: false, open: 0 }
    this.#connections.set(ends, connection)
    socket.once('close', () => this.#forget(connection))
    // Whoever had a reply connects again without being told.
    return victim && !victim.hasAsked ? this.#leave(victim.socket, victim.ends) : victim?.socket
  }

  /**
   * Those without a place that have not asked since the look before this one. Between two looks the process has to
   * have read from its sockets: in a burst the requests of thousands lie unread while they lose their places.
   */
  overdue(): readonly Socket[] {
    const overdue = this.#overdue.flatMap((ends) => this.#leaving.get(ends) ?? [])
    for (const ends of this.#overdue) this.#leaving.delete(ends)
    this.#overdue = [...this.#leaving.keys()]
    return overdue
  }

  /**
   * A request came. Whether it may be answered: not when its connection has no place, or as many as may ask have requests
   * under way. Of those that have none, the one that asked longest ago is closed for it: its client makes a new one.
   */
  asked(socket: Socket): boolean {
    if (this.#leaving.delete(endsOf(socket))) return false
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
    for (const socket of this.#leaving.values()) socket.destroy()
  }

  /** Gives the one that has to be closed for it. */
  #leave(socket: Socket, ends: string): Socket | undefined {
    this.#leaving.set(ends, socket)
    socket.once('close', () => {
      if (this.#leaving.get(ends) === socket) this.#leaving.delete(ends)
    })
    if (this.#leaving.size <= this.#mostLeaving) return undefined
    for (const [oldest, gone] of this.#leaving) {
      this.#leaving.delete(oldest)
      return gone
    }
    return undefined
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
