import type { Override } from './override/override.ts'

/** What may help beside the object. Every field is optional, plain data or a pure function. */
export interface Hints {
  /** Milliseconds since 1970 UTC; without it nothing is judged by its age. */
  readonly now?: number
  /** What the schema of this kind says. */
  readonly schema?: SchemaHints
  /** Rules for single kinds, by `KIND.GROUP`; without them those that come with the engine. `noOverrides` turns them off. */
  readonly overrides?: ReadonlyMap<string, Override>
}

/** What a CRD's schema tells of its status, filled in by who reads CRDs. */
export interface SchemaHints {
  /** Whether the schema has a `status` at all, or the CRD a status subresource. Without one the kind only holds data. */
  readonly hasStatus: boolean
  /** Enum values by the path of their field, lists as `[]` (`status.phase`, `status.nodes[].state`). */
  readonly enums?: Readonly<Record<string, readonly string[]>>
  /**
   * Fields of the status that the printer columns show, by the path that a signal has: `status.mode`,
   * `status.conditions[type=Synced]`; with the name of the column. People chose them as what matters.
   */
  readonly columns?: Readonly<Record<string, string>>
}
