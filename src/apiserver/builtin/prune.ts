import { type FieldType, structTypes } from './struct-type.ts'

type JsonObject = Record<string, unknown>

/**
 * Drops from an object, in place, the fields that its struct does not have, and nulls, which decode to what
 * absent fields do. Answers one `unknown field "path"` for each unknown one, as fieldValidation words it.
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
      if (path === '' && (key === 'kind' || key === 'apiVersion')) continue
      problems.push(`unknown field "${at}"`)
      delete object[key]
    } else if (value === null) delete object[key]
    else pruneValue(value, field.type, at, problems)
  }
}

function pruneValue(value: unknown, type: FieldType, path: string, problems: string[]): void {
  if (typeof value !== 'object' || value === null) return
  if (type.kind === 'struct') {
    if (!Array.isArray(value)) pruneStruct(value as JsonObject, type.name, path, problems)
  } else if (type.kind === 'list') {
    if (Array.isArray(value))
      value.forEach((item, at) => {
        pruneValue(item, type.of, `${path}[${at}]`, problems)
      })
  } else if (type.kind === 'map') {
    for (const [key, item] of Object.entries(value)) pruneValue(item, type.of, `${path}.${key}`, problems)
  }
}
