import type { StatusCause } from '../../object/index.ts'
import { FieldError, PrintedValue } from '../../schema/index.ts'

/*
 * What is wrong with a field of a request, or of an object of a built-in kind, as the cause of the Status that tells of
 * it. A path is a text such as `spec.ports[0].port`, '' where upstream has an empty one.
 */

export function required(field: string, detail = ''): StatusCause {
  return causeAt(field, FieldError.required(field, detail))
}

export function invalidValue(field: string, value: unknown, detail: string): StatusCause {
  return causeAt(field, FieldError.invalid(field, printable(value), detail))
}

export function notSupported(field: string, value: unknown, supported: readonly string[]): StatusCause {
  return causeAt(field, FieldError.notSupported(field, printable(value), supported))
}

export function forbiddenField(field: string, detail: string): StatusCause {
  return causeAt(field, FieldError.forbidden(field, detail))
}

export function duplicate(field: string, value: unknown): StatusCause {
  return causeAt(field, FieldError.duplicate(field, printable(value)))
}

export function tooLong(field: string, maxBytes: number): StatusCause {
  return causeAt(field, FieldError.tooLong(field, maxBytes))
}

export const immutableField = 'field is immutable'

function causeAt(field: string, error: FieldError): StatusCause {
  return { reason: error.type, message: error.body(), field }
}

/** Go writes the fields of a struct in their order and the keys of a map sorted; texts alone are a map of labels. */
function printable(value: unknown): unknown {
  return typeof value === 'object' && value !== null
    ? new PrintedValue(JSON.stringify(value, sortLabels))
    : value
}

function sortLabels(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value)
  if (!entries.every(([, text]) => typeof text === 'string')) return value
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
