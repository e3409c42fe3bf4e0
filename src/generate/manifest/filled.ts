import { isJsonObject, type JsonObject } from '../../object/index.ts'

/** The fields that hold something: no undefined, '', empty list or empty object. */
export function filled(fields: Readonly<JsonObject>): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => holdsSomething(value)))
}

function holdsSomething(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false
  if (Array.isArray(value)) return value.length > 0
  return !isJsonObject(value) || Object.keys(value).length > 0
}
