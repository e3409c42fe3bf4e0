/** A schema as it came, its keywords unchecked: a CustomResourceDefinition may hold anything. */
export type UncheckedSchema = Readonly<Record<string, unknown>>

export function schemaOf(value: unknown): UncheckedSchema | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as UncheckedSchema)
    : undefined
}

/** The schema of the property at `path`; undefined where it is not declared. */
export function schemaAt(
  schema: UncheckedSchema | undefined,
  path: readonly string[],
): UncheckedSchema | undefined {
  let current = schema
  for (const name of path) {
    const properties = schemaOf(current?.properties)
    current = properties && Object.hasOwn(properties, name) ? schemaOf(properties[name]) : undefined
  }
  return current
}

/** The values of `enum` as text, each once; the empty text is left out. Empty when there is no enum of scalars. */
export function textEnum(schema: UncheckedSchema | undefined): readonly string[] {
  if (!Array.isArray(schema?.enum)) return []
  const values = schema.enum
    .filter((value) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(String)
  return [...new Set(values)].filter((value) => value !== '')
}
