import type { JsonObject } from '../../object/index.ts'
import { type FieldType, type ScalarName, type StructField, structTypes } from '../builtin/index.ts'
import { componentOfStruct, scalarComponents } from './component-name.ts'
import { describe } from './description/describe.ts'

/** Adds the schema of a struct to `components`, and those of all that it refers to. Answers its name. */
export function addStruct(components: JsonObject, struct: string): string {
  const name = componentOfStruct(struct)
  if (name in components) return name
  const schema: JsonObject = {}
  // Before its fields, because a schema may hold itself.
  components[name] = schema
  const fields = [...(structTypes.get(struct)?.properties ?? [])]
  const properties = fields.map(([key, field]) => [key, propertyOf(components, struct, field)])
  const required = fields.filter(([, field]) => field.required).map(([key]) => key)
  const description = describe(struct)
  Object.assign(schema, {
    ...(description !== undefined && { description }),
    type: 'object',
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(required.length > 0 && { required: required.sort() }),
  })
  return name
}

/** What a custom resource has besides the fields of its schema. */
export function typeMetaProperties(): JsonObject {
  return {
    apiVersion: { type: 'string', description: describe('meta.v1.TypeMeta', 'apiVersion') },
    kind: { type: 'string', description: describe('meta.v1.TypeMeta', 'kind') },
  }
}

/** Adds a struct that is a kind, with its x-kubernetes-group-version-kind. */
export function addKind(
  components: JsonObject,
  struct: string,
  kinds: readonly { group: string; version: string; kind: string }[],
): string {
  const name = addStruct(components, struct)
  Object.assign(components[name] as JsonObject, { 'x-kubernetes-group-version-kind': kinds })
  return name
}

function propertyOf(components: JsonObject, struct: string, field: StructField): JsonObject {
  const { type, patchStrategies, patchMergeKey, listType, listMapKeys } = field
  const description = describe(field.number === 0 ? 'meta.v1.TypeMeta' : struct, field.name)
  const schema = schemaOf(components, type)
  const wrapped = '$ref' in schema ? { allOf: [schema] } : schema
  const isList = type.kind === 'list'
  return {
    ...wrapped,
    ...(description !== undefined && { description }),
    ...('$ref' in schema && type.kind === 'struct' && !field.pointer && { default: {} }),
    ...(listType !== undefined && { [`x-kubernetes-${isList ? 'list' : 'map'}-type`]: listType }),
    ...(listMapKeys.length > 0 && { 'x-kubernetes-list-map-keys': listMapKeys }),
    ...(patchMergeKey !== undefined && { 'x-kubernetes-patch-merge-key': patchMergeKey }),
    ...(patchStrategies.length > 0 && { 'x-kubernetes-patch-strategy': patchStrategies.join(',') }),
  }
}

function schemaOf(components: JsonObject, type: FieldType): JsonObject {
  if (type.kind === 'struct') return { $ref: `#/components/schemas/${addStruct(components, type.name)}` }
  if (type.kind === 'list') return { type: 'array', items: elementOf(components, type.of) }
  if (type.kind === 'map') return { type: 'object', additionalProperties: elementOf(components, type.of) }
  const component = scalarComponents[type.scalar]
  if (component === undefined) return { ...scalarSchemas[type.scalar] }
  const [name, schema] = component
  components[name] = schema
  return { $ref: `#/components/schemas/${name}` }
}

/** References among items stand in an allOf, as kube-openapi writes them. */
function elementOf(components: JsonObject, type: FieldType): JsonObject {
  const schema = schemaOf(components, type)
  return '$ref' in schema ? { allOf: [schema] } : schema
}

const scalarSchemas: Partial<Record<ScalarName, JsonObject>> = {
  string: { type: 'string' },
  bytes: { type: 'string', format: 'byte' },
  bool: { type: 'boolean' },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'integer', format: 'int64' },
  float64: { type: 'number', format: 'double' },
  ExtraValue: { type: 'array', items: { type: 'string' } },
}
