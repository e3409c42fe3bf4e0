import { schemaOf, textEnum, type UncheckedSchema } from '../../schema/index.ts'
import { isTimeName } from './unpaired-name.ts'

/** A field of a schema that holds one plain value, or a list of texts. */
export interface SchemaLeaf {
  /** From the schema that was walked. */
  readonly path: readonly string[]
  readonly type: LeafType
  readonly schema: UncheckedSchema
}

export type LeafType = 'string' | 'number' | 'boolean' | 'int-or-string' | 'texts'

/** Deeper fields, and more of them, are those of templates: pods, containers, volumes. */
const deepest = 6
const most = 2000

/** The leaves below a schema in its order, those of less depth first. Lists of objects and maps are not entered. */
export function schemaLeaves(root: UncheckedSchema | undefined): SchemaLeaf[] {
  const leaves: SchemaLeaf[] = []
  let level: readonly Pick<SchemaLeaf, 'path' | 'schema'>[] = root ? [{ path: [], schema: root }] : []
  for (let depth = 0; depth < deepest && level.length > 0 && leaves.length < most; depth++) {
    const next: Pick<SchemaLeaf, 'path' | 'schema'>[] = []
    for (const parent of level) {
      for (const [name, value] of Object.entries(schemaOf(parent.schema.properties) ?? {})) {
        const schema = schemaOf(value)
        if (!schema) continue
        const path = [...parent.path, name]
        const type = leafType(schema)
        if (type) leaves.push({ path, schema, type })
        else next.push({ path, schema })
      }
    }
    level = next
  }
  return leaves.slice(0, most)
}

export function leafType(schema: UncheckedSchema): LeafType | undefined {
  if (schema['x-kubernetes-int-or-string'] === true) return 'int-or-string'
  switch (schema.type) {
    case 'string':
    case 'boolean':
      return schema.type
    case 'integer':
    case 'number':
      return 'number'
    case 'array':
      return schemaOf(schema.items)?.type === 'string' ? 'texts' : undefined
    default:
      return undefined
  }
}

/** Whether the value is text by its schema, and one of a few. */
export function isEnum(schema: UncheckedSchema): boolean {
  return textEnum(schema).length > 0
}

/** Whether it holds a time, by its format or its name. */
export function isTimeLeaf({ path, schema: { format } }: SchemaLeaf): boolean {
  return format === 'date-time' || format === 'date' || isTimeName(path.at(-1) ?? '')
}
