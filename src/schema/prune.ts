import { isJsonObject } from '../object/index.ts'
import type { StructuralSchema } from './structural-schema.ts'
import { PathStack } from './validation/path-stack.ts'

/** Fields that every resource has, an embedded one too. */
const metaFields: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata'])

/**
 * Removes, in place, the fields of a resource that its schema does not specify
 * (apiextensions-apiserver, schema/pruning/algorithm.go). apiVersion, kind and metadata stay, at the root and in
 * embedded resources; below `x-kubernetes-preserve-unknown-fields` only what is specified is looked into.
 *
 * @returns the paths of what was removed, sorted, as `spec.list[0].name`
 */
export function prune(schema: StructuralSchema, object: unknown): string[] {
  return pruneValue({ ...schema, embeddedResource: true }, object)
}

/** As `prune`, for a value that is not a resource, such as a default. */
export function pruneValue(schema: StructuralSchema, value: unknown): string[] {
  const pruning = new Pruning()
  pruning.prune(schema, value)
  return pruning.removed.sort()
}

/**
 * Removes, in place, each null that may not be null and has no default to take its place
 * (PruneNonNullableNullsWithoutDefaults): to the server such a field is absent. Items of lists stay.
 */
export function pruneNulls(schema: StructuralSchema | undefined, value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) pruneNulls(schema?.items, item)
  } else if (isJsonObject(value)) {
    for (const key of Object.keys(value)) {
      const child = schema?.properties.get(key) ?? schema?.additionalProperties
      const childSchema = typeof child === 'object' ? child : undefined
      if (
        value[key] === null &&
        childSchema !== undefined &&
        !childSchema.nullable &&
        childSchema.default === undefined
      ) {
        delete value[key]
      } else {
        pruneNulls(childSchema, value[key])
      }
    }
  }
}

class Pruning {
  readonly removed: string[] = []
  readonly #path = new PathStack()

  /** Without a schema nothing is specified, so every field goes. */
  prune(schema: StructuralSchema | undefined, value: unknown): void {
    if (schema?.preserveUnknownFields === true) {
      this.#keep(schema, value)
    } else if (Array.isArray(value)) {
      this.#each(value, (item) => this.prune(schema?.items, item))
    } else if (isJsonObject(value)) {
      for (const key of Object.keys(value)) {
        if (schema?.embeddedResource === true && metaFields.has(key)) continue
        if (!this.#descend(schema, key, value[key])) {
          this.removed.push(this.#pathOf(key))
          delete value[key]
        }
      }
    }
  }

  /** Keeps what is not specified, and prunes within what is. */
  #keep(schema: StructuralSchema | undefined, value: unknown): void {
    if (schema === undefined) return
    if (Array.isArray(value)) {
      this.#each(value, (item) => this.#keep(schema.items, item))
    } else if (isJsonObject(value)) {
      for (const key of Object.keys(value)) {
        if (!schema.embeddedResource || !metaFields.has(key)) this.#descend(schema, key, value[key])
      }
    }
  }

  /** Prunes within a specified field; tells whether it is one. */
  #descend(schema: StructuralSchema | undefined, key: string, value: unknown): boolean {
    const child = schema?.properties.get(key) ?? schema?.additionalProperties
    if (child === undefined) return false
    if (typeof value !== 'object' || value === null) return true
    this.#path.push(key)
    this.prune(typeof child === 'object' ? child : undefined, value)
    this.#path.pop()
    return true
  }

  #each(items: readonly unknown[], visit: (item: unknown) => void): void {
    for (const [index, item] of items.entries()) {
      if (typeof item !== 'object' || item === null) continue
      this.#path.push(index)
      visit(item)
      this.#path.pop()
    }
  }

  #pathOf(key: string): string {
    this.#path.push(key)
    const text = this.#path.toString()
    this.#path.pop()
    return text
  }
}
