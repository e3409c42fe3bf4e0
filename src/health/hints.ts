/** What may help beside the object. Every field is optional and plain data. */
export interface Hints {
  /** Milliseconds since 1970 UTC; without it nothing is judged by its age. */
  readonly now?: number
  /** What the schema of this kind says. */
  readonly schema?: SchemaHints
}

/** What a CRD's schema tells of its status, filled in by who reads CRDs. */
export interface SchemaHints {
  /** Whether the schema has a `status` at all, or the CRD a status subresource. */
  readonly hasStatus: boolean
  /** Enum values by the path of their field (`status.phase`). */
  readonly enums?: Readonly<Record<string, readonly string[]>>
}
