import type { Seen } from './goal.ts'

/** A resource as it was seen last. */
export interface Sighting {
  readonly uid: string | undefined
  /** Its verdict at this time, which may be another than a second ago. */
  readonly seen: () => NonNullable<Seen>
}

/** What a source has to tell of one resource. Calls never overlap. */
export interface SourceListener {
  /** Undefined when it is not there. */
  see(sighting: Sighting | undefined): void
  /** Why nothing is heard at the moment; the source goes on. */
  fail(message: string): void
  /** Why nothing will be heard. */
  refuse(message: string): void
}

/** Where one resource is followed. */
export interface Source {
  /** What is to be said when it said nothing at all. */
  readonly silence: string
  /**
   * Tells how the resource is, and then each change, until the signal aborts; resolves once nothing is open any more.
   * Rejects with what is to be said instead of an outcome.
   */
  follow(listener: SourceListener, signal: AbortSignal): Promise<void>
}
