import { isJsonObject, type JsonObject } from '../../object/index.ts'
import { FieldError } from '../field-error.ts'
import { goMarshal } from '../go/marshal.ts'
import type { StructuralSchema } from '../structural-schema.ts'

/**
 * That lists of type set hold no value twice, and lists of type map no key twice
 * (apiextensions-apiserver, schema/listtype/validation.go). Map keys stand in brackets in these paths.
 */
export function checkListTypes(schema: StructuralSchema, value: unknown): FieldError[] {
  const errors: FieldError[] = []
  if (schema.hasListTypes) visit(schema, value, '', errors)
  return errors
}

function visit(schema: StructuralSchema, value: unknown, path: string, errors: FieldError[]): void {
  if (!schema.hasListTypes) return
  if (Array.isArray(value)) {
    if (schema.listType === 'set') errors.push(...duplicates(value, path))
    else if (schema.listType === 'map') errors.push(...checkMap(schema.listMapKeys, value, path))
    const { items } = schema
    if (items !== undefined)
      value.forEach((item, index) => void visit(items, item, `${path}[${index}]`, errors))
  } else if (isJsonObject(value)) {
    const { properties, additionalProperties } = schema
    for (const [key, member] of Object.entries(value)) {
      const property = properties.get(key)
      if (property !== undefined) visit(property, member, path === '' ? key : `${path}.${key}`, errors)
      else if (typeof additionalProperties === 'object') {
        visit(additionalProperties, member, `${path}[${key}]`, errors)
      }
    }
  }
}

function checkMap(keys: readonly string[], items: readonly unknown[], path: string): FieldError[] {
  const index = items.findIndex((item) => item !== null && !isJsonObject(item))
  if (index >= 0) {
    const detail = 'must be an object for an array of list-type map'
    return [FieldError.invalid(`${path}[${index}]`, items[index], detail)]
  }
  return duplicates(
    items.map((item) => keyOf(keys, item)),
    path,
  )
}

/** The key fields that an item has. */
function keyOf(keys: readonly string[], item: unknown): JsonObject {
  if (!isJsonObject(item)) return {}
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(item, key)).map((key) => [key, item[key]]))
}

/** Each value that is there more than once is told once, at its second place. */
function duplicates(values: readonly unknown[], path: string): FieldError[] {
  const seen = new Map<string, number>()
  return values.flatMap((value, index) => {
    const text = goMarshal(value)
    const times = seen.get(text) ?? 0
    seen.set(text, times + 1)
    return times === 1 ? [FieldError.duplicate(`${path}[${index}]`, value)] : []
  })
}
