import { formatTime, type JsonObject, parseQuantity, parseTime } from '../../object/index.ts'
import { type FieldType, type ScalarName, type StructField, structTypes } from './struct-type.ts'

/**
 * Does to an object, in place, what decoding into its Go struct and encoding again does: fields that the struct
 * does not have, nulls and empty values go, quantities and times get their canonical form. Answers one `unknown field "path"`
 * for each unknown one, as fieldValidation words it. What has the wrong type stays; `typeProblem` tells of it.
 */
export function pruneObject(object: JsonObject, struct: string): string[] {
  const problems: string[] = []
  pruneStruct(object, struct, '', problems)
  return problems
}

function pruneStruct(object: JsonObject, struct: string, path: string, problems: string[]): void {
  const properties = structTypes.get(struct)?.properties
  if (properties === undefined) return
  for (const [key, value] of Object.entries(object)) {
    const at = path === '' ? key : `${path}.${key}`
    const field = properties.get(key)
    if (field === undefined) {
      problems.push(`unknown field "${at}"`)
      delete object[key]
    } else {
      object[key] = pruneValue(value, field.type, at, problems)
      if (isLeftOut(object[key], field)) delete object[key]
    }
  }
  if (struct !== 'meta.v1.ObjectMeta') writeTimes(object, properties)
}

/** Go writes a time that is not set as null, but in metadata, where it has omitzero. */
function writeTimes(object: JsonObject, properties: ReadonlyMap<string, StructField>): void {
  for (const [key, { type, pointer }] of properties) {
    const isTime = type.kind === 'scalar' && (type.scalar === 'Time' || type.scalar === 'MicroTime')
    if (isTime && !pointer && object[key] === undefined) object[key] = null
  }
}

/** Whether Go's encoder leaves the field out: null, and what is empty unless a pointer or the tag keeps it. */
function isLeftOut(value: unknown, { omitEmpty, pointer, type }: StructField): boolean {
  if (value === null) return true
  if (!omitEmpty || type.kind === 'struct') return false
  if (type.kind === 'scalar') return !pointer && (value === '' || value === 0 || value === false)
  return typeof value === 'object' && Object.keys(value).length === 0
}

function pruneValue(value: unknown, type: FieldType, path: string, problems: string[]): unknown {
  if (type.kind === 'scalar') return canonical(value, type.scalar)
  if (typeof value !== 'object' || value === null) return value
  if (type.kind === 'list') {
    if (!Array.isArray(value)) return value
    return value.map((item, at) => pruneValue(item, type.of, `${path}[${at}]`, problems))
  }
  if (Array.isArray(value)) return value
  if (type.kind === 'struct') pruneStruct(value as JsonObject, type.name, path, problems)
  else
    for (const [key, item] of Object.entries(value))
      (value as JsonObject)[key] = pruneValue(item, type.of, `${path}.${key}`, problems)
  return value
}

function canonical(value: unknown, scalar: ScalarName): unknown {
  if (scalar === 'Quantity' && (typeof value === 'string' || typeof value === 'number'))
    return parseQuantity(String(value))?.toString() ?? value
  if (scalar === 'Time' && typeof value === 'string') {
    const time = parseTime(value)
    return time === undefined ? value : formatTime(time)
  }
  return value
}
