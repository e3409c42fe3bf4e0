import type { Notion } from './notion.ts'
import { isEnum, type SchemaLeaf } from './schema-leaf.ts'

/** What equal means for two fields, by their types, formats and names. */
export function notionOf(wanted: SchemaLeaf, observed: SchemaLeaf): Notion {
  const name = wanted.path.at(-1) ?? ''
  switch (wanted.type) {
    case 'boolean':
      return 'boolean'
    case 'texts':
      return 'set'
    case 'number':
    case 'int-or-string':
      return 'quantity'
    case 'string':
      break
  }
  if (isQuantity(wanted) || isQuantity(observed)) return 'quantity'
  if (isEnum(wanted.schema) || isEnum(observed.schema)) return 'word'
  if (wanted.schema.format === 'duration') return 'duration'
  return notionOfName(name)
}

/** What equal means for a text by the name of its field alone. */
export function notionOfName(name: string): Notion {
  if (/version$/i.test(name)) return 'version'
  if (/image(Name)?$/i.test(name)) return 'image'
  if (/(interval|duration|timeout|period|ttl)$/i.test(name)) return 'duration'
  if (/(size|capacity|storage|memory|cpu)$/i.test(name)) return 'quantity'
  return words.test(name) ? 'word' : 'exact'
}

const words =
  /(class|className|mode|type|type_|state|plan|tier|strategy|role|engine|region|location|zone|flavou?r)$/i

function isQuantity({ type, schema: { pattern } }: SchemaLeaf): boolean {
  return type === 'int-or-string' || (typeof pattern === 'string' && /KMGTPE|numkMG/.test(pattern))
}
