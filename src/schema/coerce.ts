import { isJsonObject, type JsonObject } from '../object/index.ts'
import { FieldError } from './field-error.ts'
import { coerceObjectMeta } from './object-meta-coercion.ts'
import { prune, pruneNulls } from './prune.ts'
import type { StructuralSchema } from './structural-schema.ts'

export interface Coercion {
  /** Paths of what was removed because it is not specified, for `fieldValidation` Strict and Warn. */
  readonly unknownFields: readonly string[]
  /** What cannot be read at all, in an embedded resource: the request is refused. */
  readonly error?: FieldError
}

/**
 * Brings a decoded custom resource into the form of its schema, in place, before it is defaulted and validated:
 * unknown fields pruned, nulls that count as absent dropped, embedded metadata coerced. The order is that of
 * schemaCoercingConverter in apiextensions-apiserver's customresource_handler.go; metadata at the root is the
 * caller's (`coerceObjectMeta`), because it is not part of the schema.
 */
export function coerce(schema: StructuralSchema, object: unknown): Coercion {
  const unknownFields = prune(schema, object)
  pruneNulls(schema, object)
  if (!schema.hasEmbeddedResources) return { unknownFields }
  const embedded = new EmbeddedCoercion()
  embedded.visit(schema, object, '')
  const all = [...unknownFields, ...embedded.unknownFields.sort()]
  return { unknownFields: all, ...(embedded.error === undefined ? {} : { error: embedded.error }) }
}

class EmbeddedCoercion {
  readonly unknownFields: string[] = []
  error: FieldError | undefined

  visit(schema: StructuralSchema, value: unknown, path: string): void {
    if (!schema.hasEmbeddedResources || this.error !== undefined) return
    const { items, properties, additionalProperties } = schema
    if (Array.isArray(value)) {
      if (items === undefined) return
      for (const [index, item] of value.entries()) this.visit(items, item, `${path}[${index}]`)
    } else if (isJsonObject(value)) {
      if (schema.embeddedResource) this.#coerceResource(value, path)
      for (const [key, member] of Object.entries(value)) {
        const property = properties.get(key)
        if (property !== undefined) this.visit(property, member, path === '' ? key : `${path}.${key}`)
        else if (typeof additionalProperties === 'object') {
          this.visit(additionalProperties, member, `${path}[${key}]`)
        }
      }
    }
  }

  #coerceResource(resource: JsonObject, path: string): void {
    const prefix = path === '' ? '' : `${path}.`
    for (const name of ['apiVersion', 'kind']) {
      if (Object.hasOwn(resource, name) && typeof resource[name] !== 'string') {
        this.error ??= FieldError.invalid(`${prefix}${name}`, resource[name], 'must be a string')
      }
    }
    if (!Object.hasOwn(resource, 'metadata')) return
    const { metadata, unknownFields, problem } = coerceObjectMeta(resource.metadata)
    if (problem !== undefined) {
      this.error ??= FieldError.invalid(`${prefix}metadata`, resource.metadata, problem)
      return
    }
    this.unknownFields.push(...unknownFields.map((field) => `${prefix}metadata.${field}`))
    resource.metadata = metadata
  }
}
