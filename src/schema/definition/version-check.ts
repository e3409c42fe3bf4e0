import { isJsonObject, type JsonObject } from '../../object/index.ts'
import { FieldError } from '../field-error.ts'
import { checkDefaults } from './default-check.ts'
import { checkOpenApi } from './openapi-check.ts'
import { isSet, objectOf, objectsOf, stringOf } from './schema-fields.ts'
import { checkSelectableFields } from './selectable-field-check.ts'
import { checkStructural } from './structural-check.ts'
import type { PlacedSetting, VersionSetting } from './version-settings.ts'

/** The settings of one version, or those that all share, in the server's order. */
export function checkSettings(
  settingOf: (setting: VersionSetting) => PlacedSetting | undefined,
  hasStatus: boolean,
  schemaOf: () => unknown,
): FieldError[] {
  const errors: FieldError[] = []
  const schema = settingOf('schema')
  if (schema !== undefined) errors.push(...checkSchema(schema, hasStatus))
  const subresources = settingOf('subresources')
  if (subresources !== undefined) errors.push(...checkSubresources(subresources))
  const columns = settingOf('additionalPrinterColumns')
  if (columns !== undefined) {
    objectsOf(columns.value).forEach((column, index) => {
      errors.push(...checkColumn(column, `${columns.path}[${index}]`))
    })
  }
  const fields = settingOf('selectableFields')
  if (fields !== undefined) {
    errors.push(...checkSelectableFields(objectsOf(fields.value), objectOf(schemaOf()), fields.path))
  }
  return errors
}

/** Fields of the root schema that may stand beside the status subresource. */
const allowedAtRoot = [
  'Description',
  'Type',
  'Format',
  'Title',
  'Maximum',
  'ExclusiveMaximum',
  'Minimum',
  'ExclusiveMinimum',
  'MaxLength',
  'MinLength',
  'Pattern',
  'MaxItems',
  'MinItems',
  'UniqueItems',
  'MultipleOf',
  'Required',
  'Items',
  'Properties',
  'ExternalDocs',
  'Example',
  'XPreserveUnknownFields',
  'XValidations',
]

function checkSchema({ path: parent, value }: PlacedSetting, hasStatus: boolean): FieldError[] {
  const schema = isJsonObject(value) ? objectOf(value.openAPIV3Schema) : undefined
  if (schema === undefined) return []
  const path = `${parent}.openAPIV3Schema`
  const errors = hasStatus ? checkRoot(schema, path) : []
  if (schema.nullable === true) {
    errors.push(FieldError.forbidden(`${path}.nullable`, 'nullable cannot be true at the root'))
  }
  const structural = checkStructural(schema, path)
  errors.push(...(structural.length > 0 ? structural : checkDefaults(schema, path)))
  errors.push(...checkOpenApi(schema, path))
  return errors
}

function checkRoot(schema: JsonObject, path: string): FieldError[] {
  const type = stringOf(schema.type)
  if (type !== '' && type !== 'object') {
    const detail =
      'only "object" is allowed as the type at the root of the schema if the status subresource is enabled'
    return [FieldError.invalid(`${path}.type`, type, detail)]
  }
  const isAllowed = (keyword: string) => allowedAtRoot.includes(goNameOf(keyword))
  if (
    Object.entries(schema).every(
      ([keyword, value]) => isAllowed(keyword) || (!isSet(value) && keyword !== 'additionalProperties'),
    )
  )
    return []
  const detail = `only [${allowedAtRoot.join(' ')}] fields are allowed at the root of the schema if the status subresource is enabled`
  return [FieldError.invalid(path, schema, detail)]
}

/** The Go field of a keyword: `maxLength` is MaxLength, `x-kubernetes-validations` is XValidations. */
function goNameOf(keyword: string): string {
  return keyword
    .replace(/^x-kubernetes-/, 'x-')
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

function checkSubresources({ path, value }: PlacedSetting): FieldError[] {
  const scale = isJsonObject(value) ? objectOf(value.scale) : undefined
  if (scale === undefined) return []
  return [
    ...checkScalePath(scale, 'specReplicasPath', path, ['.spec.'], 'should be a json path under .spec'),
    ...checkScalePath(scale, 'statusReplicasPath', path, ['.status.'], 'should be a json path under .status'),
    ...checkScalePath(
      scale,
      'labelSelectorPath',
      path,
      ['.spec.', '.status.'],
      'should be a json path under either .spec or .status',
    ),
  ]
}

function checkScalePath(
  scale: JsonObject,
  field: string,
  parent: string,
  roots: readonly string[],
  detail: string,
): FieldError[] {
  const path = `${parent}.scale.${field}`
  const value = stringOf(scale[field])
  if (value === '') return field === 'labelSelectorPath' ? [] : [FieldError.required(path)]
  const errors = checkSimplePath(value, path)
  if (errors.length > 0 || roots.some((root) => value.startsWith(root))) return errors
  return [FieldError.invalid(path, value, detail)]
}

const columnTypes = 'boolean,date,integer,number,string'
const columnFormats = 'byte,date,date-time,double,float,int32,int64,password'

function checkColumn(column: JsonObject, path: string): FieldError[] {
  const errors: FieldError[] = []
  const type = stringOf(column.type)
  const format = stringOf(column.format)
  const jsonPath = stringOf(column.jsonPath)
  if (stringOf(column.name) === '') errors.push(FieldError.required(`${path}.name`))
  if (type === '') errors.push(FieldError.required(`${path}.type`, `must be one of ${columnTypes}`))
  else if (!columnTypes.split(',').includes(type)) {
    errors.push(FieldError.invalid(`${path}.type`, type, `must be one of ${columnTypes}`))
  }
  if (format !== '' && !columnFormats.split(',').includes(format)) {
    errors.push(FieldError.invalid(`${path}.format`, format, `must be one of ${columnFormats}`))
  }
  if (jsonPath === '') errors.push(FieldError.required(`${path}.JSONPath`))
  else errors.push(...checkSimplePath(jsonPath, `${path}.JSONPath`))
  return errors
}

function checkSimplePath(value: string, path: string): FieldError[] {
  return value.startsWith('.')
    ? []
    : [FieldError.invalid(path, value, 'must be a simple json path starting with .')]
}

/** The deprecation warning of a version. */
export function checkDeprecation(version: JsonObject, path: string): FieldError[] {
  const warning = version.deprecationWarning ?? undefined
  if (typeof warning !== 'string') return []
  const own = `${path}.deprecationWarning`
  const problems: string[] = []
  if (version.deprecated !== true)
    return [FieldError.invalid(own, warning, 'can only be set for deprecated versions')]
  if (new TextEncoder().encode(warning).length > 256) problems.push('must be <= 256 characters long')
  if (warning === '') problems.push('must not be an empty string')
  const unprintable = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.exec(warning)
  if (unprintable !== null) {
    const index = new TextEncoder().encode(warning.slice(0, unprintable.index)).length
    problems.push(
      `must only contain printable UTF-8 characters; non-printable character found at index ${index}`,
    )
  }
  return problems.map((problem) => FieldError.invalid(own, warning, problem))
}
