/** A JSON Schema of draft 2020-12, as far as it is used here. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly oneOf?: readonly JsonSchema[]
  readonly minimum?: number
  readonly maximum?: number
  readonly format?: string
  readonly default?: unknown
}

type OptionalKey<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T]

/**
 * The schema of an interface. The compiler holds it to the interface: every field is named, and those that may be
 * absent are in the second list.
 */
export function shape<T>(
  required: { readonly [K in Exclude<keyof T, OptionalKey<T>>]: JsonSchema },
  optional: { readonly [K in OptionalKey<T>]: JsonSchema },
  description?: string,
): JsonSchema {
  return {
    type: 'object',
    ...(description !== undefined && { description }),
    required: Object.keys(required),
    properties: { ...required, ...optional },
  }
}

export const text: JsonSchema = { type: 'string' }
export const number: JsonSchema = { type: 'number' }
export const count: JsonSchema = { type: 'integer', minimum: 0 }
export const flag: JsonSchema = { type: 'boolean' }
export const time: JsonSchema = { type: 'number', description: 'Milliseconds since 1970 UTC.' }
export const anything: JsonSchema = {}

export function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', items }
}

export function oneOf(...values: readonly string[]): JsonSchema {
  return { type: 'string', enum: values }
}

export function exactly(value: string): JsonSchema {
  return { type: 'string', const: value }
}

export function mapOf(values: JsonSchema): JsonSchema {
  return { type: 'object', additionalProperties: values }
}

/** A schema that stands among the components of the document. */
export function refTo(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` }
}

export function described(schema: JsonSchema, description: string): JsonSchema {
  return { ...schema, description }
}
