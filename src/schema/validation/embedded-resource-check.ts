import { isDns1035Label, isJsonObject, isPathSegmentName, type JsonObject } from '../../object/index.ts'
import { FieldError } from '../field-error.ts'
import type { StructuralSchema } from '../structural-schema.ts'
import { checkObjectMeta } from './object-meta-check.ts'

/**
 * That embedded resources have apiVersion, kind and valid metadata (apiextensions-apiserver,
 * schema/objectmeta/validation.go). The resource around them is not looked at.
 */
export function checkEmbeddedResources(schema: StructuralSchema, value: unknown): FieldError[] {
  const errors: FieldError[] = []
  if (schema.hasEmbeddedResources) visit(schema, value, '', errors)
  return errors
}

function visit(schema: StructuralSchema, value: unknown, path: string, errors: FieldError[]): void {
  if (!schema.hasEmbeddedResources) return
  const { items, properties, additionalProperties } = schema
  if (Array.isArray(value)) {
    if (items !== undefined)
      value.forEach((item, index) => void visit(items, item, `${path}[${index}]`, errors))
  } else if (isJsonObject(value)) {
    if (schema.embeddedResource) errors.push(...checkResource(value, path))
    for (const [key, member] of Object.entries(value)) {
      const property = properties.get(key)
      if (property !== undefined) visit(property, member, child(path, key), errors)
      else if (typeof additionalProperties === 'object') {
        visit(additionalProperties, member, `${path}[${key}]`, errors)
      }
    }
  }
}

function checkResource(resource: JsonObject, path: string): FieldError[] {
  const errors: FieldError[] = []
  for (const name of ['apiVersion', 'kind']) {
    if (!Object.hasOwn(resource, name)) errors.push(FieldError.required(child(path, name)))
  }
  for (const [name, value] of Object.entries(resource)) {
    if (name === 'apiVersion' || name === 'kind')
      errors.push(...checkTypeMeta(name, value, child(path, name)))
    if (name === 'metadata' && isJsonObject(value)) {
      errors.push(...checkObjectMeta(value, child(path, name), isPathSegmentName))
    }
  }
  return errors
}

function checkTypeMeta(name: 'apiVersion' | 'kind', value: unknown, path: string): FieldError[] {
  if (typeof value !== 'string') return [FieldError.invalid(path, value, 'must be a string')]
  if (value === '') return [FieldError.invalid(path, value, 'must not be empty')]
  if (name === 'apiVersion') {
    if (value.split('/').length <= 2) return []
    return [FieldError.invalid(path, value, `unexpected GroupVersion string: ${value}`)]
  }
  const problems = isDns1035Label(value.toLowerCase())
  if (problems.length === 0) return []
  const detail = `may have mixed case, but should otherwise match: ${problems.join(',')}`
  return [FieldError.invalid(path, value, detail)]
}

function child(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
