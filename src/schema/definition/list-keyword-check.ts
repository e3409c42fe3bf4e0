import type { JsonObject } from '../../object/index.ts'
import { FieldError } from '../field-error.ts'
import { objectOf, stringOf, stringsOf } from './schema-fields.ts'

const listTypes = ['atomic', 'set', 'map']

/** `x-kubernetes-list-type`: on arrays only, and a set only of what is compared as a whole. */
export function checkListType(schema: JsonObject, path: string): FieldError[] {
  const listType = schema['x-kubernetes-list-type'] ?? undefined
  if (listType === undefined) return []
  const errors: FieldError[] = []
  const type = stringOf(schema.type)
  if (type !== 'array') {
    const detail = 'must be array if x-kubernetes-list-type is specified'
    const own = `${path}.type`
    errors.push(type === '' ? FieldError.required(own, detail) : FieldError.invalid(own, type, detail))
  } else if (listType === 'set') {
    errors.push(...checkSetItems(objectOf(schema.items), `${path}.items`))
  }
  if (!listTypes.includes(String(listType))) {
    errors.push(FieldError.notSupported(`${path}.x-kubernetes-list-type`, listType, listTypes))
  }
  return errors
}

function checkSetItems(items: JsonObject | undefined, path: string): FieldError[] {
  const detail = 'must be atomic as item of a list with x-kubernetes-list-type=set'
  const listType = items?.['x-kubernetes-list-type'] ?? undefined
  const mapType = items?.['x-kubernetes-map-type'] ?? undefined
  if (items?.type === 'array' && listType !== undefined && listType !== 'atomic') {
    return [FieldError.invalid(`${path}.x-kubernetes-list-type`, listType, detail)]
  }
  if (items?.type === 'object' && mapType !== 'atomic') {
    // Upstream shows the list type of the items here, not their map type.
    return [FieldError.invalid(`${path}.x-kubernetes-map-type`, listType ?? null, detail)]
  }
  return []
}

/** `x-kubernetes-list-map-keys`: scalar fields of the items that every item has. */
export function checkMapKeys(schema: JsonObject, path: string): FieldError[] {
  const listType = schema['x-kubernetes-list-type'] ?? undefined
  const keys = stringsOf(schema['x-kubernetes-list-map-keys'])
  const errors: FieldError[] = []
  if (keys.length > 0 && listType !== 'map') {
    const own = `${path}.x-kubernetes-list-type`
    const detail = 'must be map if x-kubernetes-list-map-keys is non-empty'
    errors.push(
      listType === undefined ? FieldError.required(own, detail) : FieldError.invalid(own, listType, detail),
    )
  }
  const items = objectOf(schema.items)
  if (listType === 'map') errors.push(...checkKeyFields(keys, items, path))
  if ((listType === 'map' || listType === 'set') && items !== undefined) {
    errors.push(...checkPresence(listType, keys, items, `${path}.items`))
  }
  return errors
}

function checkKeyFields(keys: readonly string[], items: JsonObject | undefined, path: string): FieldError[] {
  const own = `${path}.x-kubernetes-list-map-keys`
  const errors: FieldError[] = []
  if (keys.length === 0) {
    errors.push(FieldError.required(own, 'must not be empty if x-kubernetes-list-type is map'))
  }
  if (items === undefined) {
    const detail = 'must have a schema if x-kubernetes-list-type is map'
    return [...errors, FieldError.required(`${path}.items`, detail)]
  }
  if (items.type !== 'object') {
    const detail = "must be object if parent array's x-kubernetes-list-type is map"
    return [...errors, FieldError.invalid(`${path}.items.type`, stringOf(items.type), detail)]
  }
  const properties = objectOf(items.properties) ?? {}
  keys.forEach((key, index) => {
    const property = Object.hasOwn(properties, key) ? objectOf(properties[key]) : undefined
    if (property === undefined) {
      errors.push(FieldError.invalid(own, keys, 'entries must all be names of item properties'))
    } else if (property.type === 'array' || property.type === 'object') {
      const detail = "must be a scalar type if parent array's x-kubernetes-list-type is map"
      errors.push(FieldError.invalid(`${path}.items.properties[${key}].type`, items.type, detail))
    }
    if (keys.indexOf(key) < index)
      errors.push(FieldError.invalid(own, keys, 'must not contain duplicate entries'))
  })
  return errors
}

/** Items of sets and maps may not be null, keys neither null nor absent. */
function checkPresence(
  listType: string,
  keys: readonly string[],
  items: JsonObject,
  path: string,
): FieldError[] {
  const errors: FieldError[] = []
  if (items.nullable === true) {
    const detail = `cannot be nullable when x-kubernetes-list-type is ${listType}`
    errors.push(FieldError.forbidden(`${path}.nullable`, detail))
  }
  if (listType !== 'map') return errors
  const required = stringsOf(items.required)
  const properties = objectOf(items.properties) ?? {}
  for (const key of keys) {
    const property = Object.hasOwn(properties, key) ? objectOf(properties[key]) : undefined
    if (property === undefined) continue
    const own = `${path}.properties[${key}]`
    if (!required.includes(key) && (property.default ?? undefined) === undefined) {
      const detail =
        'this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property'
      errors.push(FieldError.required(`${own}.default`, detail))
    }
    if (property.nullable === true) {
      const detail = 'this property is in x-kubernetes-list-map-keys, so it cannot be nullable'
      errors.push(FieldError.forbidden(`${own}.nullable`, detail))
    }
  }
  return errors
}
