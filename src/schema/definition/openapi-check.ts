import { isJsonObject, type JsonObject } from '../../object/index.ts'
import { FieldError } from '../field-error.ts'
import { checkListType, checkMapKeys } from './list-keyword-check.ts'
import { checkRules } from './rule-check.ts'
import { entriesOf, isSet, objectOf, objectsOf, stringOf } from './schema-fields.ts'

/** What the surroundings of a schema allow it. */
interface Surroundings {
  readonly isRoot: boolean
  /** Within apiVersion, kind or metadata of a resource. */
  readonly isInsideResourceMeta: boolean
  /** Why there may be no default; nothing when there may. */
  readonly noDefaultsBecause?: string
}

/**
 * The rules of keywords that hold for each schema on its own (apiextensions-apiserver,
 * apis/apiextensions/validation/validation.go, ValidateCustomResourceDefinitionOpenAPISchema), CEL apart.
 */
export function checkOpenApi(schema: JsonObject, path: string): FieldError[] {
  return visit(schema, path, { isRoot: true, isInsideResourceMeta: false })
}

function visit(schema: JsonObject, path: string, surroundings: Surroundings): FieldError[] {
  return [
    ...checkKeywords(schema, path, surroundings),
    ...checkChildren(schema, path, surroundings),
    ...checkExtensions(schema, path),
    ...checkListType(schema, path),
    ...checkMapKeys(schema, path),
    ...checkRules(schema, path),
  ]
}

const types = ['array', 'boolean', 'integer', 'number', 'object', 'string']
const unsupported = ['id', 'additionalItems', 'patternProperties', 'definitions', 'dependencies', '$ref']

function checkKeywords(schema: JsonObject, path: string, surroundings: Surroundings): FieldError[] {
  const errors: FieldError[] = []
  const type = stringOf(schema.type)
  if (type !== '' && !types.includes(type)) errors.push(FieldError.notSupported(`${path}.type`, type, types))
  if (isDefined(schema.default) && surroundings.noDefaultsBecause !== undefined) {
    errors.push(FieldError.forbidden(`${path}.default`, `must not be set ${surroundings.noDefaultsBecause}`))
  }
  for (const keyword of unsupported) {
    const value = schema[keyword]
    const isUsed = isJsonObject(value)
      ? keyword === 'dependencies' || Object.keys(value).length > 0
      : isSet(value)
    if (isUsed) errors.push(FieldError.forbidden(`${path}.${keyword}`, `${keyword} is not supported`))
  }
  if (type === 'null') {
    const detail = 'type cannot be set to null, use nullable as an alternative'
    errors.push(FieldError.forbidden(`${path}.type`, detail))
  }
  if (Array.isArray(schema.items) && schema.items.length > 0) {
    errors.push(FieldError.forbidden(`${path}.items`, 'items must be a schema object and not an array'))
  }
  if (surroundings.isInsideResourceMeta && schema['x-kubernetes-embedded-resource'] === true) {
    const detail = 'must not be used inside of resource meta'
    errors.push(FieldError.forbidden(`${path}.x-kubernetes-embedded-resource`, detail))
  }
  if (schema.uniqueItems === true) {
    const detail = 'uniqueItems cannot be set to true since the runtime complexity becomes quadratic'
    errors.push(FieldError.forbidden(`${path}.uniqueItems`, detail))
  }
  return errors
}

const metaFields: ReadonlySet<string> = new Set(['metadata', 'kind', 'apiVersion'])

function checkChildren(schema: JsonObject, path: string, surroundings: Surroundings): FieldError[] {
  const inside: Surroundings = { ...surroundings, isRoot: false }
  const errors = checkAdditionalProperties(schema, path, inside)
  const isResource = surroundings.isRoot || schema['x-kubernetes-embedded-resource'] === true
  for (const [name, property] of entriesOf(schema.properties)) {
    const isMeta = isResource && metaFields.has(name)
    const noDefaults = isMeta && surroundings.isRoot ? { noDefaultsBecause: `in top-level ${name}` } : {}
    const within = isMeta ? { ...inside, isInsideResourceMeta: true, ...noDefaults } : inside
    errors.push(...visit(property, `${path}.properties[${name}]`, within))
  }
  const not = objectOf(schema.not)
  if (not !== undefined) errors.push(...visit(not, `${path}.not`, inside))
  for (const junctor of ['allOf', 'oneOf', 'anyOf']) {
    objectsOf(schema[junctor]).forEach((branch, index) => {
      errors.push(...visit(branch, `${path}.${junctor}[${index}]`, inside))
    })
  }
  const items = objectOf(schema.items)
  if (items !== undefined) errors.push(...visit(items, `${path}.items`, inside))
  return errors
}

function checkAdditionalProperties(schema: JsonObject, path: string, inside: Surroundings): FieldError[] {
  const own = `${path}.additionalProperties`
  const errors: FieldError[] = []
  const values = objectOf(schema.additionalProperties)
  const hasProperties = entriesOf(schema.properties).length > 0
  if (hasProperties && (values !== undefined || schema.additionalProperties === false)) {
    errors.push(FieldError.forbidden(own, 'additionalProperties and properties are mutual exclusive'))
  }
  if (values === undefined) return errors
  const noDefaultsBecause = 'inside additionalProperties applying to object metadata'
  const within = inside.isInsideResourceMeta ? { ...inside, noDefaultsBecause } : inside
  return [...errors, ...visit(values, own, within)]
}

function checkExtensions(schema: JsonObject, path: string): FieldError[] {
  const errors: FieldError[] = []
  const preserve = schema['x-kubernetes-preserve-unknown-fields']
  if (preserve === false) {
    const field = `${path}.x-kubernetes-preserve-unknown-fields`
    errors.push(FieldError.invalid(field, false, 'must be true or undefined'))
  }
  const mapType = schema['x-kubernetes-map-type']
  if (!isDefined(mapType)) return errors
  const type = stringOf(schema.type)
  const detail = 'must be object if x-kubernetes-map-type is specified'
  if (type === '') errors.push(FieldError.required(`${path}.type`, detail))
  else if (type !== 'object') errors.push(FieldError.invalid(`${path}.type`, type, detail))
  if (mapType !== 'atomic' && mapType !== 'granular') {
    errors.push(FieldError.notSupported(`${path}.x-kubernetes-map-type`, mapType, ['atomic', 'granular']))
  }
  return errors
}

function isDefined(value: unknown): boolean {
  return value !== undefined && value !== null
}
