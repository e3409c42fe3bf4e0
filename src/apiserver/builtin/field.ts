import { isDeepStrictEqual } from 'node:util'
import { isJsonObject, type JsonObject } from '../../object/index.ts'

/** The value at a path of keys; undefined as soon as something on the way is no object. */
export function valueAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  let current: unknown = value
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return undefined
    current = (current as JsonObject)[key]
  }
  return current
}

/** The text at a path; empty when there is none, as an unset string is in Go. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const found = valueAt(value, ...path)
  return typeof found === 'string' ? found : ''
}

/** The number at a path; 0 when there is none. */
export function numberAt(value: unknown, ...path: readonly (string | number)[]): number {
  const found = valueAt(value, ...path)
  return typeof found === 'number' ? found : 0
}

/** The items at a path; none when there is no list. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = valueAt(value, ...path)
  return Array.isArray(found) ? found : []
}

/** The object at a path; empty when there is none. Not for writing: the empty one is nobody's. */
export function objectAt(value: unknown, ...path: readonly (string | number)[]): Readonly<JsonObject> {
  const found = valueAt(value, ...path)
  return isJsonObject(found) ? found : {}
}

/** The object at a key of `parent` for writing, made when it is not there. */
export function ensureObject(parent: JsonObject, key: string): JsonObject {
  const found = parent[key]
  if (isJsonObject(found)) return found
  const made: JsonObject = {}
  parent[key] = made
  return made
}

/** Sets what is not set: absent, null, or the empty text that Go cannot tell from absent. */
export function setDefault(parent: JsonObject, key: string, value: unknown): void {
  const found = parent[key]
  if (found === undefined || found === null || found === '') parent[key] = value
}

/** The objects among the items of a list, for writing. */
export function objectsIn(list: unknown): JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : []
}

/** Semantic equality of two values in JSON: absent, null and empty are the same (equality.Semantic). */
export function sameValue(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(withoutEmpty(a), withoutEmpty(b))
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value ?? undefined
  const entries = Object.entries(value)
    .map(([key, field]) => [key, withoutEmpty(field)] as const)
    .filter(([, field]) => field !== undefined)
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}
