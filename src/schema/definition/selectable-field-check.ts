import type { JsonObject } from '../../object/index.ts'
import { FieldError } from '../field-error.ts'
import { objectOf, stringOf } from './schema-fields.ts'

const maxSelectableFields = 8
const selectableTypes: ReadonlySet<unknown> = new Set(['string', 'boolean', 'integer'])

/** `selectableFields`: at most eight scalar fields, none twice, none in metadata. */
export function checkSelectableFields(
  fields: readonly JsonObject[],
  schema: JsonObject | undefined,
  path: string,
): FieldError[] {
  const errors: FieldError[] = []
  const seen = new Set<string>()
  fields.forEach((field, index) => {
    const own = `${path}[${index}].jsonPath`
    const jsonPath = stringOf(field.jsonPath)
    if (jsonPath === '') {
      errors.push(FieldError.required(own))
      return
    }
    const found = follow(jsonPath, schema ?? {})
    if (typeof found === 'string') {
      errors.push(FieldError.invalid(own, jsonPath, `is an invalid path: ${found}`))
      return
    }
    if (jsonPath.startsWith('.metadata')) {
      errors.push(FieldError.invalid(own, jsonPath, 'must not point to fields in metadata'))
    }
    if (!selectableTypes.has(found.type)) {
      const detail =
        'must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.'
      errors.push(FieldError.invalid(own, jsonPath, detail))
    }
    if (seen.has(jsonPath)) errors.push(FieldError.duplicate(own, jsonPath))
    seen.add(jsonPath)
  })
  if (seen.size > maxSelectableFields) errors.push(FieldError.tooMany(path, seen.size, maxSelectableFields))
  return errors
}

/** The schema at the end of a path of names, or why there is none. */
function follow(jsonPath: string, schema: JsonObject): JsonObject | string {
  if (jsonPath.includes('[')) return 'array notation is not allowed'
  if (!jsonPath.startsWith('.')) return `expected [ or . but got: ${jsonPath.split('.')[0]}`
  let current = schema
  for (const name of jsonPath.slice(1).split('.')) {
    if (name === '') return 'unexpected end of JSON path'
    const properties = objectOf(current.properties)
    const next =
      properties === undefined ? objectOf(current.additionalProperties) : ownField(properties, name)
    if (next === undefined) return 'does not refer to a valid field'
    current = next
  }
  return current
}

function ownField(properties: JsonObject, name: string): JsonObject | undefined {
  return Object.hasOwn(properties, name) ? objectOf(properties[name]) : undefined
}
