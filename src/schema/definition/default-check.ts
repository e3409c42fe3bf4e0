import type { JsonObject } from '../../object/index.ts'
import { FieldError } from '../field-error.ts'
import { pruneValue } from '../prune.ts'
import { compileSchema } from '../structural-schema.ts'
import { deepEqual } from '../validation/deep-equal.ts'
import { checkEmbeddedResources } from '../validation/embedded-resource-check.ts'
import { validateValue } from '../validation/value-walk.ts'
import { entriesOf, objectOf } from './schema-fields.ts'

/**
 * That every default is pruned and valid by its own schema (apiextensions-apiserver,
 * schema/defaulting/validation.go). Defaults within additionalProperties are not looked at there either.
 */
export function checkDefaults(schema: JsonObject, path: string): FieldError[] {
  return visit(schema, path, { isRoot: true, inMeta: false })
}

const metaFields: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata'])

/** Where in a resource a schema stands. */
interface Place {
  readonly isRoot: boolean
  /** Within apiVersion, kind or metadata, which every resource has, whatever its schema says. */
  readonly inMeta: boolean
}

function visit(schema: JsonObject, path: string, place: Place): FieldError[] {
  const isResource = place.isRoot || schema['x-kubernetes-embedded-resource'] === true
  const inMeta = place.inMeta && !isResource
  const errors: FieldError[] = []
  if (schema.default !== undefined && schema.default !== null) {
    errors.push(...checkDefault(schema, `${path}.default`, { isResource, inMeta }))
  }
  const items = objectOf(schema.items)
  if (items !== undefined) errors.push(...visit(items, `${path}.items`, { isRoot: false, inMeta }))
  for (const [name, property] of entriesOf(schema.properties)) {
    const below = { isRoot: false, inMeta: inMeta || (isResource && metaFields.has(name)) }
    errors.push(...visit(property, `${path}.properties[${name}]`, below))
  }
  return errors
}

function checkDefault(
  schema: JsonObject,
  path: string,
  { isResource, inMeta }: { readonly isResource: boolean; readonly inMeta: boolean },
): FieldError[] {
  const compiled = compileSchema(isResource ? { ...schema, 'x-kubernetes-embedded-resource': true } : schema)
  const errors: FieldError[] = []
  if (!inMeta) {
    const pruned = structuredClone(schema.default)
    pruneValue(compiled, pruned)
    if (!deepEqual(pruned, schema.default)) {
      errors.push(FieldError.invalid(path, schema.default, 'must not have unknown fields'))
    }
    const embedded = checkEmbeddedResources(compiled, schema.default)
    if (embedded.length > 0) return [...errors, ...embedded.map((error) => error.below(path))]
  }
  return [
    ...errors,
    ...validateValue(compileSchema(withoutIntOrString(schema)), schema.default).map((error) =>
      error.below(path),
    ),
  ]
}

/** Upstream checks defaults by a form of the schema in which an int-or-string has no types. */
function withoutIntOrString(schema: JsonObject): JsonObject {
  return JSON.parse(
    JSON.stringify(schema, (key, value) => (key === 'x-kubernetes-int-or-string' ? undefined : value)),
  )
}
