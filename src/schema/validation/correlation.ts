import { goMarshal } from '../go/marshal.ts'
import type { StructuralSchema } from '../structural-schema.ts'
import { deepEqual } from './deep-equal.ts'

/** Stands for the old value where there is none to compare with; null is a value. */
export const uncorrelated = Symbol('uncorrelated')

/*
 * Which old value belongs to a new one, as CorrelatedObject of k8s.io/apiserver/pkg/cel/common decides: fields
 * and map keys by name, items of lists of type map by their keys, items of any other list not at all.
 */

export function oldField(schema: StructuralSchema, key: string, old: unknown): unknown {
  if (old === uncorrelated || !isObject(old) || !Object.hasOwn(old, key)) return uncorrelated
  return childSchema(schema, key) === undefined ? uncorrelated : old[key]
}

export function oldItem(schema: StructuralSchema, item: unknown, old: unknown): unknown {
  if (old === uncorrelated || schema.listType !== 'map' || !Array.isArray(old) || !isObject(item)) {
    return uncorrelated
  }
  const key = mapKey(schema.listMapKeys, item)
  return (
    old.find((candidate) => isObject(candidate) && mapKey(schema.listMapKeys, candidate) === key) ??
    uncorrelated
  )
}

/** Whether a value is what it was, the order of a list of type map aside. */
export function sameAsOld(schema: StructuralSchema, value: unknown, old: unknown): boolean {
  if (old === uncorrelated) return false
  if (Array.isArray(value) && Array.isArray(old)) {
    if (value.length !== old.length) return false
    const { items } = schema
    if (schema.listType !== 'map' || items === undefined) return deepEqual(value, old)
    return value.every((item) => sameAsOld(items, item, oldItem(schema, item, old)))
  }
  if (isObject(value) && isObject(old)) {
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

function mapKey(keys: readonly string[], item: Record<string, unknown>): string {
  return goMarshal(keys.map((key) => item[key]))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
