import { compileRegexp, RegexpError } from '../base/index.ts'
import { isJsonObject } from '../object/index.ts'
import type { JsonSchemaProps, ValidationRule } from './json-schema-props.ts'
import { type FormatCheck, formatCheck, isNumericFormat } from './validation/format.ts'

/**
 * A schema made ready for use: one node a level, every lookup a Map, every pattern compiled. All that is done to
 * an object (validate, prune, default, correlate) walks these nodes. Compiled once for a version of a
 * CustomResourceDefinition and shared by all requests; immutable.
 */
export interface StructuralSchema {
  /** Accepted types; empty when any will do. An int-or-string has two. */
  readonly types: readonly string[]
  readonly nullable: boolean
  /** Empty when the server would ignore it. */
  readonly format: string
  readonly formatCheck: FormatCheck | undefined
  readonly enum: readonly unknown[] | undefined
  readonly numbers: NumberLimits | undefined
  readonly strings: StringLimits | undefined
  readonly lists: SizeLimits | undefined
  readonly objects: SizeLimits | undefined
  readonly uniqueItems: boolean
  readonly required: readonly string[]
  readonly properties: ReadonlyMap<string, StructuralSchema>
  /** `true` and `false` as written, undefined when absent. */
  readonly additionalProperties: StructuralSchema | boolean | undefined
  readonly items: StructuralSchema | undefined
  readonly allOf: readonly StructuralSchema[]
  readonly anyOf: readonly StructuralSchema[]
  readonly oneOf: readonly StructuralSchema[]
  readonly not: StructuralSchema | undefined
  /** Undefined when there is none; a default of null counts as none. */
  readonly default: unknown
  readonly preserveUnknownFields: boolean
  readonly embeddedResource: boolean
  readonly listType: string | undefined
  readonly listMapKeys: readonly string[]
  readonly mapType: string | undefined
  /** CEL rules, not evaluated here. */
  readonly validations: readonly ValidationRule[]
  /** Whether this or anything below has a default, so that a walk can pass by what has none. */
  readonly hasDefaults: boolean
  /** Whether this or anything below is a list of type set or map. */
  readonly hasListTypes: boolean
  /** Whether this or anything below is an embedded resource. */
  readonly hasEmbeddedResources: boolean
}

export interface NumberLimits {
  readonly minimum: number | undefined
  readonly maximum: number | undefined
  readonly exclusiveMinimum: boolean
  readonly exclusiveMaximum: boolean
  readonly multipleOf: number | undefined
}

export interface StringLimits {
  readonly minLength: number | undefined
  readonly maxLength: number | undefined
  readonly pattern: Pattern | undefined
}

export interface SizeLimits {
  readonly min: number | undefined
  readonly max: number | undefined
}

/** A pattern, or why it is none: then nothing matches. */
export interface Pattern {
  readonly text: string
  readonly regexp: RegExp | RegexpError
}

/**
 * Compiles a schema. Tolerant: whatever is not of the type that a keyword has is taken as absent, so that a
 * schema which no server would accept can still be read against.
 */
export function compileSchema(props: JsonSchemaProps | undefined): StructuralSchema {
  return compile(isJsonObject(props) ? props : {})
}

function compile(props: JsonSchemaProps): StructuralSchema {
  const properties = new Map<string, StructuralSchema>()
  if (isJsonObject(props.properties)) {
    for (const [name, property] of Object.entries(props.properties))
      properties.set(name, compileSchema(property))
  }
  const items = isJsonObject(props.items) ? compile(props.items) : undefined
  const additionalProperties = isJsonObject(props.additionalProperties)
    ? compile(props.additionalProperties)
    : booleanOf(props.additionalProperties)
  const children = [...properties.values()]
  if (items !== undefined) children.push(items)
  if (typeof additionalProperties === 'object') children.push(additionalProperties)
  const types = typesOf(props)
  const format = formatOf(props, types)
  const listType = stringOf(props['x-kubernetes-list-type'])
  const embeddedResource = props['x-kubernetes-embedded-resource'] === true
  const ownDefault = props.default ?? undefined
  return {
    types,
    nullable: props.nullable === true,
    format,
    formatCheck: format === '' ? undefined : formatCheck(format),
    enum: Array.isArray(props.enum) && props.enum.length > 0 ? props.enum : undefined,
    numbers: numberLimits(props),
    strings: stringLimits(props),
    lists: sizeLimits(props.minItems, props.maxItems),
    objects: sizeLimits(props.minProperties, props.maxProperties),
    uniqueItems: props.uniqueItems === true,
    required: stringsOf(props.required),
    properties,
    additionalProperties,
    items,
    allOf: schemasOf(props.allOf),
    anyOf: schemasOf(props.anyOf),
    oneOf: schemasOf(props.oneOf),
    not: isJsonObject(props.not) ? compile(props.not) : undefined,
    default: ownDefault,
    preserveUnknownFields: props['x-kubernetes-preserve-unknown-fields'] === true,
    embeddedResource,
    listType,
    listMapKeys: stringsOf(props['x-kubernetes-list-map-keys']),
    mapType: stringOf(props['x-kubernetes-map-type']),
    validations: Array.isArray(props['x-kubernetes-validations']) ? props['x-kubernetes-validations'] : [],
    hasDefaults: ownDefault !== undefined || children.some((child) => child.hasDefaults),
    hasListTypes: listType === 'set' || listType === 'map' || children.some((child) => child.hasListTypes),
    hasEmbeddedResources: embeddedResource || children.some((child) => child.hasEmbeddedResources),
  }
}

function typesOf(props: JsonSchemaProps): readonly string[] {
  if (props['x-kubernetes-int-or-string'] === true) return ['integer', 'string']
  const type = stringOf(props.type)
  return type === undefined || type === '' ? [] : [type]
}

/** Formats that the server does not know, or not for this type, are dropped: StripUnsupportedFormatsPostProcess. */
function formatOf(props: JsonSchemaProps, types: readonly string[]): string {
  const format = stringOf(props.format) ?? ''
  const type = types.length === 1 ? types[0] : ''
  if (type === '' || type === undefined || type === 'string')
    return formatCheck(format) === undefined ? '' : format
  return (type === 'integer' || type === 'number') && isNumericFormat(type, format) ? format : ''
}

function numberLimits(props: JsonSchemaProps): NumberLimits | undefined {
  const minimum = numberOf(props.minimum)
  const maximum = numberOf(props.maximum)
  const multipleOf = numberOf(props.multipleOf)
  if (minimum === undefined && maximum === undefined && multipleOf === undefined) return undefined
  return {
    minimum,
    maximum,
    exclusiveMinimum: props.exclusiveMinimum === true,
    exclusiveMaximum: props.exclusiveMaximum === true,
    multipleOf,
  }
}

function stringLimits(props: JsonSchemaProps): StringLimits | undefined {
  const minLength = numberOf(props.minLength)
  const maxLength = numberOf(props.maxLength)
  const pattern = stringOf(props.pattern) || undefined
  if (minLength === undefined && maxLength === undefined && pattern === undefined) return undefined
  return { minLength, maxLength, pattern: pattern === undefined ? undefined : compilePattern(pattern) }
}

function compilePattern(text: string): Pattern {
  try {
    return { text, regexp: compileRegexp(text) }
  } catch (error) {
    if (error instanceof RegexpError) return { text, regexp: error }
    throw error
  }
}

function sizeLimits(min: unknown, max: unknown): SizeLimits | undefined {
  const limits = { min: numberOf(min), max: numberOf(max) }
  return limits.min === undefined && limits.max === undefined ? undefined : limits
}

function schemasOf(value: unknown): StructuralSchema[] {
  return Array.isArray(value) ? value.map(compileSchema) : []
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function booleanOf(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}
