/** What may help beside the object. Every field is optional and plain data. */
export interface Hints {
  /** Milliseconds since 1970 UTC; without it nothing is judged by its age. */
  readonly now?: number
  /** What is known of the other objects of this kind. */
  readonly siblings?: SiblingHints
  /** What the schema of this kind says. */
  readonly schema?: SchemaHints
}

/** The prior from objects of the same kind: what most of them carry, this one will carry when it is done. */
export interface SiblingHints {
  /** How many siblings the rest was counted over. */
  readonly count: number
  /** How many of them have a `status` with anything in it. */
  readonly withStatus: number
  /** Condition types that stand at True in most siblings. */
  readonly conditionTypes?: readonly string[]
}

/** What a CRD's schema tells of its status, filled in by who reads CRDs. */
export interface SchemaHints {
  /** Whether the schema has a `status` at all, or the CRD a status subresource. */
  readonly hasStatus: boolean
  /** Enum values by the path of their field (`status.phase`). */
  readonly enums?: Readonly<Record<string, readonly string[]>>
}
