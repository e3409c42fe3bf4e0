import type { StructuralSchema } from '../../schema/index.ts'
import { atomic, deduced, type FieldType, objectMeta } from './field-type.ts'

const types = new WeakMap<StructuralSchema, FieldType>()

/** The fields of a custom resource: its schema, and the metadata that every object has. */
export function schemaFieldType(schema: StructuralSchema): FieldType {
  const root = typeOf(schema)
  if (root.kind !== 'map') return root
  return {
    kind: 'map',
    child: (name) => (name === 'metadata' ? objectMeta : root.child(name)),
  }
}

function typeOf(schema: StructuralSchema): FieldType {
  let type = types.get(schema)
  if (!type) {
    type = read(schema)
    types.set(schema, type)
  }
  return type
}

function read(schema: StructuralSchema): FieldType {
  const { items, listType, listMapKeys, mapType, properties, additionalProperties } = schema
  if (schema.types.includes('array')) {
    if (listType === 'set') return { kind: 'set' }
    return listType === 'map' && items ? { kind: 'list', keys: listMapKeys, items: typeOf(items) } : atomic
  }
  if (schema.types.includes('object') || properties.size > 0) {
    if (mapType === 'atomic') return atomic
    const others = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : deduced
    return {
      kind: 'map',
      child: (name) => {
        const property = properties.get(name)
        return property ? typeOf(property) : others
      },
    }
  }
  return schema.preserveUnknownFields ? deduced : atomic
}
