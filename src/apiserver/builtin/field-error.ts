import type { StatusCause } from '../../object/index.ts'

/*
 * apimachinery's field.Error, as the cause of a Status that it becomes (util/validation/field/errors.go). A path
 * is a text such as `spec.ports[0].port`.
 */

export function required(field: string, detail = ''): StatusCause {
  return { reason: 'FieldValueRequired', message: body('Required value', detail), field }
}

export function invalidValue(field: string, value: unknown, detail: string): StatusCause {
  return { reason: 'FieldValueInvalid', message: body(`Invalid value: ${quote(value)}`, detail), field }
}

export function notSupported(field: string, value: unknown, supported: readonly string[]): StatusCause {
  const detail = `supported values: ${supported.map((text) => JSON.stringify(text)).join(', ')}`
  return {
    reason: 'FieldValueNotSupported',
    message: body(`Unsupported value: ${quote(value)}`, detail),
    field,
  }
}

export function forbidden(field: string, detail: string): StatusCause {
  return { reason: 'FieldValueForbidden', message: body('Forbidden', detail), field }
}

export function duplicate(field: string, value: unknown): StatusCause {
  return { reason: 'FieldValueDuplicate', message: `Duplicate value: ${quote(value)}`, field }
}

export function tooLong(field: string, maxBytes: number): StatusCause {
  return { reason: 'FieldValueTooLong', message: `Too long: may not be more than ${maxBytes} bytes`, field }
}

export const immutableField = 'field is immutable'

function body(start: string, detail: string): string {
  return detail === '' ? start : `${start}: ${detail}`
}

function quote(value: unknown): string {
  return value === undefined ? 'null' : JSON.stringify(value, sortLabels)
}

/** Go writes the keys of a map in order; a map in a value that is quoted is nearly always one of labels. */
function sortLabels(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value)
  if (!entries.every(([, text]) => typeof text === 'string')) return value
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
