/** A spec as it was from one change to the next. Plain data. */
export interface Revision {
  readonly generation: number
  /** When it was first seen, milliseconds since 1970 UTC. */
  readonly at: number
  /** The field managers that wrote what changed; empty when managedFields do not tell. */
  readonly managers: readonly string[]
  /** Against the revision before; absent when that is not known. */
  readonly changes?: readonly FieldChange[]
  /** Changes that were left out because there were too many. */
  readonly cut?: number
}

/**
 * A leaf that differs. `path` is like `spec.containers[0].image`; a value that is absent was not there. Values of
 * fields named like secrets are masked.
 */
export interface FieldChange {
  readonly path: string
  readonly before?: unknown
  readonly after?: unknown
  /** The field manager that wrote it last, where managedFields tell. */
  readonly manager?: string
}
