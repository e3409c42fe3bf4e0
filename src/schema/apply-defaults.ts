import { isJsonObject, type JsonObject } from '../object/index.ts'
import type { StructuralSchema } from './structural-schema.ts'

/**
 * Sets, in place, the defaults of fields that are absent, or null where null is not allowed, from the outside in,
 * so that a default is completed by the defaults within (apiextensions-apiserver, schema/defaulting/algorithm.go).
 */
export function applyDefaults(schema: StructuralSchema, value: unknown): void {
  if (!schema.hasDefaults) return
  if (Array.isArray(value)) {
    const { items } = schema
    if (items === undefined) return
    for (const [index, item] of value.entries()) {
      if (item === null && !items.nullable) value[index] = defaultOf(items)
      applyDefaults(items, value[index])
    }
  } else if (isJsonObject(value)) {
    defaultFields(schema, value)
  }
}

function defaultFields(schema: StructuralSchema, value: JsonObject): void {
  const { properties, additionalProperties } = schema
  for (const [name, property] of properties) {
    if (!property.hasDefaults) continue
    const isMissing = !Object.hasOwn(value, name) || (value[name] === null && !property.nullable)
    if (isMissing && property.default !== undefined) value[name] = defaultOf(property)
    if (Object.hasOwn(value, name)) applyDefaults(property, value[name])
  }
  if (typeof additionalProperties !== 'object' || !additionalProperties.hasDefaults) return
  for (const key of Object.keys(value)) {
    if (properties.has(key)) continue
    if (value[key] === null && !additionalProperties.nullable) value[key] = defaultOf(additionalProperties)
    applyDefaults(additionalProperties, value[key])
  }
}

/** A copy, because the object that gets it will be changed. */
function defaultOf(schema: StructuralSchema): unknown {
  return schema.default === undefined ? null : structuredClone(schema.default)
}
