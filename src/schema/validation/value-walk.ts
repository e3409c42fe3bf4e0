import { goQuote } from '../../base/index.ts'
import { goFormat, isInt64, type JsonObject } from '../../object/index.ts'
import { FieldError } from '../field-error.ts'
import { goMarshal } from '../go/marshal.ts'
import type { StructuralSchema } from '../structural-schema.ts'
import { oldField, oldItems, sameAsOld, uncorrelated } from './correlation.ts'
import { deepEqual } from './deep-equal.ts'
import { checkNumber, isNearInteger } from './number-check.ts'
import { PathStack } from './path-stack.ts'
import { Result } from './result.ts'
import { checkSize } from './size-check.ts'
import { checkString } from './string-check.ts'

/**
 * Checks a value against a schema as kube-openapi's SchemaValidator does (pkg/validation/validate): its checks in
 * their order, with its texts. One walk serves create and update: on update the old value goes along, and the
 * errors of a value that did not change are dropped on the way out (RatchetingSchemaValidator).
 *
 * @param old the stored value, or `uncorrelated` to check without ratcheting
 */
export function validateValue(
  schema: StructuralSchema,
  value: unknown,
  old: unknown = uncorrelated,
): FieldError[] {
  return new ValueWalk().run(schema, value, old)
}

class ValueWalk {
  readonly #path = new PathStack()

  run(schema: StructuralSchema, value: unknown, old: unknown): FieldError[] {
    const result = new Result()
    this.#visit(schema, value, old, result)
    return result.errors()
  }

  /** Checks one value and forgives what was already wrong with it. */
  #visit(schema: StructuralSchema, value: unknown, old: unknown, result: Result): void {
    const before = result.size
    this.#check(schema, value, old, result)
    if (result.size > before && old !== uncorrelated && sameAsOld(schema, value, old)) result.truncate(before)
  }

  #check(schema: StructuralSchema, value: unknown, old: unknown, result: Result): void {
    if (value === null || value === undefined) {
      this.#checkNull(schema, result)
      return
    }
    const type = typeOf(value)
    if (schema.types.length > 0 || schema.format !== '') {
      if (this.#hasType(schema, type, value, result)) result.matchCount++
      result.matchCount++
    }
    this.#checkJunctors(schema, value, result)
    if (typeof value === 'string') {
      checkString(schema, value, this.#path, result)
    } else if (typeof value === 'number') {
      checkNumber(schema, value, this.#path, result)
      result.matchCount += 2
    } else if (Array.isArray(value)) {
      this.#checkArray(schema, value, old, result)
    }
    if (schema.enum !== undefined) this.#checkEnum(schema.enum, value, result)
    result.matchCount++
    if (type === 'object') this.#checkObject(schema, value as JsonObject, old, result)
    result.matchCount++
  }

  #checkNull(schema: StructuralSchema, result: Result): void {
    if (schema.types.length > 0 && !schema.nullable) {
      this.#addTypeError(schema.types.join(','), 'null', result)
    } else {
      result.matchCount++
    }
    if (schema.enum !== undefined) this.#checkEnum(schema.enum, null, result)
  }

  #hasType(schema: StructuralSchema, type: string, value: unknown, result: Result): boolean {
    const { types, format } = schema
    const isString = type === 'string' || type === 'array'
    const fits =
      types.includes(type) ||
      (type === 'integer' && types.includes('number')) ||
      (type === 'number' && types.includes('integer') && isNearInteger(value as number))
    if (!isString && format !== '' && !fits) {
      this.#addTypeError(format, type === 'integer' ? 'int64' : type === 'number' ? 'float64' : '', result)
      return false
    }
    // Upstream leaves strings and arrays with a format to the check of the format.
    if (isString && format !== '' && !types.includes('number') && !types.includes('integer')) return true
    if (fits) return true
    this.#addTypeError(types.join(','), type, result)
    return false
  }

  #addTypeError(expected: string, actual: string, result: Result): void {
    const path = this.#path.toString()
    const message = `${path} in body must be of type ${expected}: ${goQuote(actual)}`
    result.add(message, FieldError.typeInvalid(path, actual, message))
  }

  #checkJunctors(schema: StructuralSchema, value: unknown, result: Result): void {
    if (schema.anyOf.length > 0) this.#checkAnyOf(schema.anyOf, value, result)
    if (schema.oneOf.length > 0) this.#checkOneOf(schema.oneOf, value, result)
    if (schema.allOf.length > 0) this.#checkAllOf(schema.allOf, value, result)
    if (schema.not !== undefined && this.#try(schema.not, value).size === 0) {
      result.addPlain(`${this.#quotedPath()} must not validate the schema (not)`)
    }
    result.matchCount += 2
  }

  #checkAnyOf(branches: readonly StructuralSchema[], value: unknown, result: Result): void {
    let closest: Result | undefined
    for (const branch of branches) {
      const attempt = this.#try(branch, value)
      if (attempt.size === 0) {
        result.matchCount += attempt.matchCount
        return
      }
      if (closest === undefined || attempt.matchCount > closest.matchCount) closest = attempt
    }
    result.addPlain(`${this.#quotedPath()} must validate at least one schema (anyOf)`)
    if (closest !== undefined) result.merge(closest)
  }

  #checkOneOf(branches: readonly StructuralSchema[], value: unknown, result: Result): void {
    let closest: Result | undefined
    let firstValid: Result | undefined
    let valid = 0
    for (const branch of branches) {
      const attempt = this.#try(branch, value)
      if (attempt.size === 0) {
        valid++
        firstValid ??= attempt
      } else if (closest === undefined || attempt.matchCount > closest.matchCount) {
        closest = attempt
      }
    }
    if (valid === 1) {
      result.matchCount += firstValid?.matchCount ?? 0
      return
    }
    const found = valid === 0 ? 'Found none valid' : `Found ${valid} valid alternatives`
    result.addPlain(`${this.#quotedPath()} must validate one and only one schema (oneOf). ${found}`)
    if (valid === 0 && closest !== undefined) result.merge(closest)
  }

  #checkAllOf(branches: readonly StructuralSchema[], value: unknown, result: Result): void {
    let valid = 0
    for (const branch of branches) {
      const attempt = this.#try(branch, value)
      if (attempt.size === 0) valid++
      result.merge(attempt)
    }
    if (valid === branches.length) return
    const none = valid === 0 ? '. None validated' : ''
    result.addPlain(`${this.#quotedPath()} must validate all the schemas (allOf)${none}`)
  }

  /** A branch on its own: nothing is forgiven within, only all of it when the whole value did not change. */
  #try(branch: StructuralSchema, value: unknown): Result {
    const result = new Result()
    this.#check(branch, value, uncorrelated, result)
    return result
  }

  #checkArray(schema: StructuralSchema, value: readonly unknown[], old: unknown, result: Result): void {
    const { items } = schema
    if (items !== undefined) {
      const oldOf = oldItems(schema, old)
      for (let index = 0; index < value.length; index++) {
        this.#path.push(index)
        this.#visit(items, value[index], oldOf(value[index]), result)
        this.#path.pop()
      }
    }
    if (schema.lists !== undefined) checkSize(schema.lists, value.length, 'items', this.#path, result)
    if (schema.uniqueItems && hasDuplicates(value)) {
      const path = this.#path.toString()
      const message = `${path} in body shouldn't contain duplicates`
      result.add(message, FieldError.invalid(path, '', message))
    }
    result.matchCount += 2
  }

  #checkObject(schema: StructuralSchema, value: JsonObject, old: unknown, result: Result): void {
    const { properties, additionalProperties } = schema
    if (schema.objects !== undefined) {
      checkSize(schema.objects, Object.keys(value).length, 'properties', this.#path, result)
    }
    for (const key of Object.keys(value)) {
      const child = properties.get(key) ?? additionalProperties
      if (child === undefined || child === true) continue
      if (child === false) {
        const path = this.#path.toString()
        const message = `${path}.${key} in body is a forbidden property`
        result.add(message, FieldError.invalid(path, key, message))
        continue
      }
      // The server rewrites these two on both sides, so they cannot be told to be unchanged.
      const isTypeMeta = this.#path.depth === 0 && (key === 'apiVersion' || key === 'kind')
      const oldChild = isTypeMeta ? uncorrelated : oldField(schema, key, old)
      this.#path.push(key)
      this.#visit(child, value[key], oldChild, result)
      this.#path.pop()
    }
    for (const name of schema.required) {
      if (Object.hasOwn(value, name)) continue
      this.#path.push(name)
      const path = this.#path.toString()
      this.#path.pop()
      result.add(`${path} in body is required`, FieldError.required(path))
    }
    result.matchCount++
  }

  #checkEnum(allowed: readonly unknown[], value: unknown, result: Result): void {
    if (value !== null && allowed.some((candidate) => isEnumMember(candidate, value))) return
    const path = this.#path.toString()
    const supported = allowed.map((item) => (typeof item === 'string' ? item : goMarshal(item)))
    const message = `${path} in body should be one of ${goFormat(allowed)}`
    result.add(message, FieldError.notSupported(path, value, supported))
  }

  #quotedPath(): string {
    return goQuote(this.#path.toString())
  }
}

function typeOf(value: unknown): string {
  if (typeof value === 'number') return isInt64(value) ? 'integer' : 'number'
  return Array.isArray(value) ? 'array' : typeof value
}

/** Upstream converts the value to the candidate's type first, which cuts the fraction off for a whole candidate. */
function isEnumMember(candidate: unknown, value: unknown): boolean {
  if (typeof candidate === 'number' && typeof value === 'number') {
    return candidate === (isInt64(candidate) ? Math.trunc(value) : value)
  }
  return candidate !== null && deepEqual(candidate, value)
}

function hasDuplicates(items: readonly unknown[]): boolean {
  return items.some((item, index) => items.slice(0, index).some((earlier) => deepEqual(earlier, item)))
}
