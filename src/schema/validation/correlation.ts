import { isJsonObject } from '../../object/index.ts'
import type { StructuralSchema } from '../structural-schema.ts'
import { deepEqual } from './deep-equal.ts'

/** Stands for the old value where there is none to compare with; null is a value. */
export const uncorrelated = Symbol('uncorrelated')

/*
 * Which old value belongs to a new one, as CorrelatedObject of k8s.io/apiserver/pkg/cel/common decides: fields
 * and map keys by name, items of lists of type map by their keys, items of any other list not at all.
 */

export function oldField(schema: StructuralSchema, key: string, old: unknown): unknown {
  if (old === uncorrelated || !isJsonObject(old) || !Object.hasOwn(old, key)) return uncorrelated
  return childSchema(schema, key) === undefined ? uncorrelated : old[key]
}

/** Finds the old one of an item of a new list; the old list is indexed when the first item asks. */
export function oldItems(schema: StructuralSchema, old: unknown): (item: unknown) => unknown {
  if (schema.listType !== 'map' || schema.listMapKeys.length === 0 || !Array.isArray(old)) {
    return () => uncorrelated
  }
  let byKey: Map<string, unknown> | undefined
  return (item) => {
    byKey ??= indexByKey(schema.listMapKeys, old)
    const key = mapKey(schema.listMapKeys, item)
    return key === undefined ? uncorrelated : (byKey.get(key) ?? uncorrelated)
  }
}

function indexByKey(keys: readonly string[], items: readonly unknown[]): Map<string, unknown> {
  const byKey = new Map<string, unknown>()
  for (const item of items) {
    const key = mapKey(keys, item)
    if (key !== undefined && !byKey.has(key)) byKey.set(key, item)
  }
  return byKey
}

/** The key of an item, nothing when a part of it is missing or no scalar. */
function mapKey(keys: readonly string[], item: unknown): string | undefined {
  if (!isJsonObject(item)) return undefined
  const parts = keys.map((key) => (Object.hasOwn(item, key) ? item[key] : undefined))
  const isWhole = parts.every((part) => part !== undefined && part !== null && typeof part !== 'object')
  return isWhole ? JSON.stringify(parts) : undefined
}

/** Whether a value is what it was, the order of a list of type map aside. */
export function sameAsOld(schema: StructuralSchema, value: unknown, old: unknown): boolean {
  if (old === uncorrelated) return false
  if (Array.isArray(value) && Array.isArray(old)) {
    if (value.length !== old.length) return false
    const { items } = schema
    if (schema.listType !== 'map' || items === undefined) return deepEqual(value, old)
    const oldOf = oldItems(schema, old)
    return value.every((item) => sameAsOld(items, item, oldOf(item)))
  }
  if (isJsonObject(value) && isJsonObject(old)) {
    const keys = Object.keys(value)
    if (keys.length !== Object.keys(old).length) return false
    return keys.every((key) => {
      const child = childSchema(schema, key)
      return child !== undefined && Object.hasOwn(old, key) && sameAsOld(child, value[key], old[key])
    })
  }
  return deepEqual(value, old)
}

function childSchema(schema: StructuralSchema, key: string): StructuralSchema | undefined {
  const child = schema.properties.get(key) ?? schema.additionalProperties
  return typeof child === 'object' ? child : undefined
}
