/** Facts about a listener for whoever counts them. */
export interface ListenerObserver {
  replied?(reply: {
    /** The route's path, '' when there was none: few values whatever clients ask for. */
    readonly path: string
    readonly status: number
    /** False when the client went away, or was cut off, before the last byte. */
    readonly complete: boolean
    /** Milliseconds from the request's head to the last byte handed to the system. */
    readonly duration: number
  }): void
  /** A connection beyond the limit was closed. */
  connectionDropped?(): void
}
