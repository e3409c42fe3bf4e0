import { compileRegexp, RegexpError } from '../../base/index.ts'
import { isJsonObject, type JsonObject } from '../../object/index.ts'
import { FieldError } from '../field-error.ts'
import { entriesOf, isSet, objectOf, objectsOf, stringOf } from './schema-fields.ts'

type Level = 'root' | 'items' | 'field'

/**
 * That a schema is structural: every field has a type, value validation does not bring in fields of its own,
 * and metadata is left alone (apiextensions-apiserver, schema/validation.go, ValidateStructural).
 *
 * @returns the errors sorted by their text, as upstream does
 */
export function checkStructural(schema: JsonObject, path: string): FieldError[] {
  const errors = [...checkInvariants(schema, 'root', path), ...checkCompleteness(schema, schema, path, path)]
  return errors.sort((left, right) => (String(left) < String(right) ? -1 : 1))
}

function checkInvariants(schema: JsonObject, level: Level, path: string): FieldError[] {
  const errors: FieldError[] = []
  const type = stringOf(schema.type)
  const items = objectOf(schema.items)
  if (type === 'array' && items === undefined)
    errors.push(FieldError.required(`${path}.items`, 'must be specified'))
  if (items !== undefined) errors.push(...checkInvariants(items, 'items', `${path}.items`))
  for (const [name, property] of entriesOf(schema.properties)) {
    errors.push(...checkInvariants(property, 'field', `${path}.properties[${name}]`))
  }
  errors.push(...checkAdditionalProperties(schema, level, path))
  errors.push(...checkIntOrString(schema, path))
  errors.push(...checkValueValidation(schema, path, intOrStringIn(schema)))
  errors.push(...checkType(schema, type, level, path))
  errors.push(...checkResourceFields(schema, level, path))
  return errors
}

function checkAdditionalProperties(schema: JsonObject, level: Level, path: string): FieldError[] {
  if (!isSet(schema.additionalProperties) && schema.additionalProperties !== false) return []
  const own = `${path}.additionalProperties`
  const errors: FieldError[] = []
  if (level === 'root') errors.push(FieldError.forbidden(own, 'must not be used at the root'))
  const values = objectOf(schema.additionalProperties)
  if (values !== undefined) errors.push(...checkInvariants(values, 'field', own))
  if (schema['x-kubernetes-embedded-resource'] === true) {
    errors.push(FieldError.forbidden(own, 'must not be used if x-kubernetes-embedded-resource is set'))
  }
  return errors
}

function checkIntOrString(schema: JsonObject, path: string): FieldError[] {
  if (schema['x-kubernetes-int-or-string'] !== true) return []
  return ['x-kubernetes-preserve-unknown-fields', 'x-kubernetes-embedded-resource']
    .filter((extension) => schema[extension] === true)
    .map((extension) =>
      FieldError.invalid(`${path}.${extension}`, true, 'must be false if x-kubernetes-int-or-string is true'),
    )
}

const typeMissing: Readonly<Record<Level, string>> = {
  root: 'must not be empty at the root',
  items: 'must not be empty for specified array items',
  field: 'must not be empty for specified object fields',
}

function checkType(schema: JsonObject, type: string, level: Level, path: string): FieldError[] {
  const own = `${path}.type`
  const errors: FieldError[] = []
  if (schema['x-kubernetes-embedded-resource'] === true && type !== 'object') {
    const detail = 'must be object if x-kubernetes-embedded-resource is true'
    errors.push(type === '' ? FieldError.required(own, detail) : FieldError.invalid(own, type, detail))
  } else if (
    type === '' &&
    schema['x-kubernetes-int-or-string'] !== true &&
    schema['x-kubernetes-preserve-unknown-fields'] !== true
  ) {
    errors.push(FieldError.required(own, typeMissing[level]))
  }
  if (level === 'root' && type !== '' && type !== 'object') {
    errors.push(FieldError.invalid(own, type, 'must be object at the root'))
  }
  return errors
}

/** apiVersion, kind and metadata, at the root and in embedded resources. */
function checkResourceFields(schema: JsonObject, level: Level, path: string): FieldError[] {
  const properties = objectOf(schema.properties) ?? {}
  const isEmbedded = schema['x-kubernetes-embedded-resource'] === true
  const isResource = level === 'root' || isEmbedded
  const errors: FieldError[] = []
  for (const name of ['kind', 'apiVersion']) {
    const property = objectOf(properties[name])
    if (!isResource || property === undefined || property.type === 'string') continue
    errors.push(
      FieldError.invalid(`${path}.properties[${name}].type`, stringOf(property.type), 'must be string'),
    )
  }
  const metadata = objectOf(properties.metadata)
  if (metadata !== undefined && isResource && metadata.type !== 'object') {
    errors.push(
      FieldError.invalid(`${path}.properties[metadata].type`, stringOf(metadata.type), 'must be object'),
    )
  }
  if (metadata !== undefined && level === 'root' && !saysOnlyNames(metadata)) {
    const detail =
      'must not specify anything other than name and generateName, but metadata is implicitly specified'
    errors.push(FieldError.forbidden(`${path}.properties[metadata]`, detail))
  }
  if (
    isEmbedded &&
    schema['x-kubernetes-preserve-unknown-fields'] !== true &&
    Object.keys(properties).length === 0
  ) {
    const detail =
      'must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields'
    errors.push(FieldError.required(`${path}.properties`, detail))
  }
  return errors
}

function saysOnlyNames(metadata: JsonObject): boolean {
  return Object.entries(metadata).every(([keyword, value]) => {
    if (keyword === 'additionalProperties') return value === undefined || value === null
    if (keyword === 'type' || keyword === 'default' || !isSet(value)) return true
    if (keyword !== 'properties') return false
    return entriesOf(value).every(([name]) => name === 'name' || name === 'generateName')
  })
}

/** The one shape in which types may stand within a junctor. */
function isIntOrStringAnyOf(schema: JsonObject): boolean {
  const branches = objectsOf(schema.anyOf)
  return (
    branches.length === 2 &&
    branches.every(
      (branch, index) =>
        Object.keys(branch).length === 1 && branch.type === (index === 0 ? 'integer' : 'string'),
    )
  )
}

/** The junctors of a schema in which int-or-string is spelt out. */
type IntOrString = readonly ('anyOf' | 'first allOf')[]

function intOrStringIn(schema: JsonObject): IntOrString {
  const [first] = objectsOf(schema.allOf)
  return [
    ...(isIntOrStringAnyOf(schema) ? (['anyOf'] as const) : []),
    ...(first !== undefined && isIntOrStringAnyOf(first) ? (['first allOf'] as const) : []),
  ]
}

function checkValueValidation(schema: JsonObject, path: string, intOrString: IntOrString): FieldError[] {
  const errors: FieldError[] = []
  if (!intOrString.includes('anyOf')) {
    objectsOf(schema.anyOf).forEach((branch, index) => {
      errors.push(...checkNested(branch, `${path}.anyOf[${index}]`))
    })
  }
  objectsOf(schema.allOf).forEach((branch, index) => {
    const spelt = index === 0 && intOrString.includes('first allOf') ? (['anyOf'] as const) : []
    errors.push(...checkNested(branch, `${path}.allOf[${index}]`, spelt))
  })
  objectsOf(schema.oneOf).forEach((branch, index) => {
    errors.push(...checkNested(branch, `${path}.oneOf[${index}]`))
  })
  const not = objectOf(schema.not)
  if (not !== undefined) errors.push(...checkNested(not, `${path}.not`))
  const pattern = stringOf(schema.pattern)
  const problem = pattern === '' ? undefined : patternProblem(pattern)
  if (problem !== undefined) {
    const detail = `must be a valid regular expression, but isn't: ${problem}`
    errors.push(FieldError.invalid(`${path}.pattern`, pattern, detail))
  }
  return errors
}

function patternProblem(pattern: string): string | undefined {
  try {
    compileRegexp(pattern)
    return undefined
  } catch (error) {
    if (error instanceof RegexpError) return error.message
    throw error
  }
}

/** Keywords that say what a value is, not whether it is valid, and so may not stand in a branch. */
const forbiddenInBranch: readonly (readonly [keyword: string, detail: string])[] = [
  ['type', 'must be empty to be structural'],
  ['additionalProperties', 'must be undefined to be structural'],
  ['default', 'must be undefined to be structural'],
  ['title', 'must be empty to be structural'],
  ['description', 'must be empty to be structural'],
  ['nullable', 'must be false to be structural'],
  ['x-kubernetes-preserve-unknown-fields', 'must be false to be structural'],
  ['x-kubernetes-embedded-resource', 'must be false to be structural'],
  ['x-kubernetes-int-or-string', 'must be false to be structural'],
  ['x-kubernetes-list-map-keys', 'must be empty to be structural'],
  ['x-kubernetes-list-type', 'must be undefined to be structural'],
  ['x-kubernetes-map-type', 'must be undefined to be structural'],
  ['x-kubernetes-validations', 'must be empty to be structural'],
]

function checkNested(schema: JsonObject, path: string, intOrString: IntOrString = []): FieldError[] {
  const errors = checkValueValidation(schema, path, intOrString)
  const items = objectOf(schema.items)
  if (items !== undefined) errors.push(...checkNested(items, `${path}.items`))
  for (const [name, property] of entriesOf(schema.properties)) {
    errors.push(...checkNested(property, `${path}.properties[${name}]`))
  }
  for (const [keyword, detail] of forbiddenInBranch) {
    if (isSet(schema[keyword])) errors.push(FieldError.forbidden(`${path}.${keyword}`, detail))
  }
  if (isJsonObject(schema.properties) && Object.hasOwn(schema.properties, 'metadata')) {
    const detail = 'must not be specified in a nested context'
    errors.push(FieldError.forbidden(`${path}.properties[metadata]`, detail))
  }
  return errors
}

/** That whatever a branch speaks of is specified outside of it too. */
function checkCompleteness(
  branch: JsonObject,
  schema: JsonObject | undefined,
  path: string,
  branchPath: string,
): FieldError[] {
  if (schema === undefined) return [FieldError.required(path, `because it is defined in ${branchPath}`)]
  const errors: FieldError[] = []
  const not = objectOf(branch.not)
  if (not !== undefined) errors.push(...checkBranchCompleteness(not, schema, path, `${branchPath}.not`))
  for (const junctor of ['allOf', 'anyOf', 'oneOf']) {
    objectsOf(branch[junctor]).forEach((nested, index) => {
      errors.push(...checkBranchCompleteness(nested, schema, path, `${branchPath}.${junctor}[${index}]`))
    })
  }
  return errors
}

function checkBranchCompleteness(
  branch: JsonObject,
  schema: JsonObject | undefined,
  path: string,
  branchPath: string,
): FieldError[] {
  const errors = checkCompleteness(branch, schema, path, branchPath)
  if (schema === undefined) return errors
  const items = objectOf(branch.items)
  if (items !== undefined) {
    errors.push(
      ...checkBranchCompleteness(items, objectOf(schema.items), `${path}.items`, `${branchPath}.items`),
    )
  }
  const properties = objectOf(schema.properties) ?? {}
  for (const [name, property] of entriesOf(branch.properties)) {
    const step = `properties[${name}]`
    errors.push(
      ...checkBranchCompleteness(
        property,
        Object.hasOwn(properties, name) ? objectOf(properties[name]) : undefined,
        `${path}.${step}`,
        `${branchPath}.${step}`,
      ),
    )
  }
  return errors
}
