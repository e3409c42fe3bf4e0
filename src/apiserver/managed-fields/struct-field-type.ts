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
  return ofStruct(struct)
}

function ofStruct(name: string): FieldType {
  const properties = structTypes.get(name)?.properties
  if (!properties) return deduced
  if (atomicStructs.has(name)) return atomic
  return {
    kind: 'map',
    child: (field) => {
      const found = properties.get(field)
      return found ? ofField(found) : deduced
    },
  }
}

function ofField(field: StructField): FieldType {
  const type = typeOf(field)
  const zero = zeroOf(field)
  return zero === undefined ? type : { ...type, zero }
}

function typeOf({ type, listType, listMapKeys }: StructField): FieldType {
  if (listType === 'atomic') return atomic
  if (type.kind !== 'list') return ofItem(type)
  if (listType === 'set') return { kind: 'set' }
  return listType === 'map' ? { kind: 'list', keys: listMapKeys, items: ofItem(type.of) } : atomic
}

/** Go writes a struct that is no pointer, times among them, and what has no omitempty, even when it is empty. */
function zeroOf({ type, pointer, omitEmpty }: StructField): unknown {
  if (pointer) return undefined
  if (type.kind === 'struct') return {}
  if (type.kind === 'scalar' && (type.scalar === 'Time' || type.scalar === 'MicroTime')) return null
  if (omitEmpty) return undefined
  if (type.kind !== 'scalar') return type.kind === 'list' ? [] : {}
  if (type.scalar === 'string') return ''
  return type.scalar === 'bool' ? false : 0
}

function ofItem(type: TypeOfField): FieldType {
  switch (type.kind) {
    case 'scalar':
      return type.scalar === 'Any' ? deduced : atomic
    case 'struct':
      return ofStruct(type.name)
    case 'list':
      return atomic
    case 'map': {
      const value = ofItem(type.of)
      return { kind: 'map', child: () => value }
    }
  }
}
