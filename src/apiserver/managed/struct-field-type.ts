import { structTypes, type FieldType as TypeOfField } from '../builtin/index.ts'
import { atomic, deduced, type FieldType } from './field-type.ts'

/** The fields of a built-in kind, by the tags of its Go struct. */
export function structFieldType(struct: string): FieldType {
  return read({ kind: 'struct', name: struct }, undefined, [], false)
}

function read(
  type: TypeOfField,
  listType: string | undefined,
  keys: readonly string[],
  pointer: boolean,
): FieldType {
  if (type.kind === 'scalar') return type.scalar === 'Any' ? deduced : atomic
  if (listType === 'atomic') return atomic
  switch (type.kind) {
    case 'list':
      if (listType === 'set') return { kind: 'set' }
      return listType === 'map' ? { kind: 'list', keys, items: read(type.of, undefined, [], true) } : atomic
    case 'map': {
      const value = read(type.of, undefined, [], true)
      return { kind: 'map', child: () => value }
    }
    case 'struct': {
      const properties = structTypes.get(type.name)?.properties
      if (!properties) return deduced
      return {
        kind: 'map',
        always: !pointer,
        child: (name) => {
          const field = properties.get(name)
          return field ? read(field.type, field.listType, field.listMapKeys, field.pointer) : deduced
        },
      }
    }
  }
}
