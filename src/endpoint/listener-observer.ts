import type { RefusalReason } from './access/refusal.ts'

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
  /** A request, or a connection, was refused. */
  refused?(reason: RefusalReason): void
  /**
   * The files of certificate and key were looked at: every ten seconds, and at the start.
   *
   * @param certificate undefined when they could not be used; `validTo` in milliseconds since 1970
   */
  certificateRead?(certificate: { readonly validTo: number } | undefined): void
}
