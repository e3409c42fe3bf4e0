import { isJsonObject, type JsonObject } from '../../object/index.ts'

/*
 * Fields of a schema as its author wrote it. What has another type than the field is taken as absent: a server
 * refuses it when it decodes the body, before any of these checks.
 */

export function objectOf(value: unknown): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined
}

export function objectsOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}

export function entriesOf(value: unknown): [string, JsonObject][] {
  if (!isJsonObject(value)) return []
  // In Go a null in a map of structs is an empty struct.
  return Object.entries(value)
    .map(([name, member]): [string, unknown] => [name, member ?? {}])
    .filter((entry): entry is [string, JsonObject] => isJsonObject(entry[1]))
}

export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** Whether a field says anything: Go cannot tell its zero value from its absence. */
export function isSet(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '' || value === 0) return false
  return !Array.isArray(value) || value.length > 0
}
