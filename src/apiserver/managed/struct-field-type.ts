import { type StructField, structTypes, type FieldType as TypeOfField } from '../builtin/index.ts'
import { atomic, deduced, type FieldType } from './field-type.ts'

/** Structs that are owned as a whole (`+structType=atomic` in k8s.io/api). */
const atomicStructs: ReadonlySet<string> = new Set([
  'meta.v1.LabelSelector',
  'core.v1.ConfigMapKeySelector',
  'core.v1.LocalObjectReference',
  'core.v1.NodeSelector',
  'core.v1.NodeSelectorTerm',
  'core.v1.ObjectFieldSelector',
  'core.v1.ObjectReference',
  'core.v1.ResourceFieldSelector',
  'core.v1.ScopeSelector',
  'core.v1.ScopedResourceSelectorRequirement',
  'core.v1.SecretKeySelector',
  'core.v1.SecretReference',
  'core.v1.TopologySelectorTerm',
  'core.v1.TypedLocalObjectReference',
  'rbac.v1.RoleRef',
  'rbac.v1.Subject',
])

/** The fields of a built-in kind, by the tags of its Go struct. */
export function structFieldType(struct: string): FieldType {
  return ofStruct(struct, true)
}

function ofStruct(name: string, always: boolean): FieldType {
  const properties = structTypes.get(name)?.properties
  if (!properties) return deduced
  if (atomicStructs.has(name)) return atomic
  return {
    kind: 'map',
    always,
    child: (field) => {
      const found = properties.get(field)
      return found ? ofField(found) : deduced
    },
  }
}

/** Go writes a struct that is no pointer, and a list or map without omitempty, even when it is empty. */
function ofField({ type, listType, listMapKeys, pointer, omitEmpty }: StructField): FieldType {
  if (listType === 'atomic') return atomic
  if (type.kind === 'struct') return ofStruct(type.name, !pointer)
  if (type.kind === 'list') {
    if (listType === 'set') return { kind: 'set', always: !omitEmpty }
    if (listType !== 'map') return atomic
    return { kind: 'list', always: !omitEmpty, keys: listMapKeys, items: ofItem(type.of) }
  }
  return ofItem(type)
}

function ofItem(type: TypeOfField): FieldType {
  switch (type.kind) {
    case 'scalar':
      return type.scalar === 'Any' ? deduced : atomic
    case 'struct':
      return ofStruct(type.name, false)
    case 'list':
      return atomic
    case 'map': {
      const value = ofItem(type.of)
      return { kind: 'map', child: () => value }
    }
  }
}
