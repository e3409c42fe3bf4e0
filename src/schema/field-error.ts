import { goQuote } from '../base/index.ts'
import { goFormatNumber } from '../object/index.ts'
import { Float64 } from './go/float64.ts'
import { goMarshal } from './go/marshal.ts'

/** field.ErrorType of apimachinery; the values are those of a Status cause's `reason`. */
export type FieldErrorType =
  | 'FieldValueNotFound'
  | 'FieldValueRequired'
  | 'FieldValueDuplicate'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueForbidden'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueTypeInvalid'
  | 'InternalError'

const titles: Readonly<Record<FieldErrorType, string>> = {
  FieldValueNotFound: 'Not found',
  FieldValueRequired: 'Required value',
  FieldValueDuplicate: 'Duplicate value',
  FieldValueInvalid: 'Invalid value',
  FieldValueNotSupported: 'Unsupported value',
  FieldValueForbidden: 'Forbidden',
  FieldValueTooLong: 'Too long',
  FieldValueTooMany: 'Too many',
  FieldValueTypeInvalid: 'Invalid value',
  InternalError: 'Internal error',
}

const withoutValue: ReadonlySet<FieldErrorType> = new Set([
  'FieldValueRequired',
  'FieldValueForbidden',
  'FieldValueTooLong',
  'InternalError',
])

/**
 * What is wrong with one field, worded as apimachinery's field.Error (util/validation/field/errors.go). A value,
 * not an exception: a list of these is the verdict on an object, and its order is part of the server's message.
 */
export class FieldError {
  readonly type: FieldErrorType
  /** `spec.list[0].name`; `<nil>` where upstream has no path. */
  readonly field: string
  readonly badValue: unknown
  readonly detail: string

  constructor(type: FieldErrorType, field: string, badValue: unknown, detail = '') {
    this.type = type
    this.field = field === '' ? '<nil>' : field
    this.badValue = badValue
    this.detail = detail
  }

  static required(field: string, detail = ''): FieldError {
    return new FieldError('FieldValueRequired', field, '', detail)
  }

  static invalid(field: string, value: unknown, detail: string): FieldError {
    return new FieldError('FieldValueInvalid', field, value, detail)
  }

  static typeInvalid(field: string, value: unknown, detail: string): FieldError {
    return new FieldError('FieldValueTypeInvalid', field, value, detail)
  }

  static duplicate(field: string, value: unknown): FieldError {
    return new FieldError('FieldValueDuplicate', field, value)
  }

  static forbidden(field: string, detail: string): FieldError {
    return new FieldError('FieldValueForbidden', field, '', detail)
  }

  static notSupported(field: string, value: unknown, supported: readonly string[]): FieldError {
    const detail = supported.length > 0 ? `supported values: ${supported.map(goQuote).join(', ')}` : ''
    return new FieldError('FieldValueNotSupported', field, value, detail)
  }

  /** `maxLength` in whatever the caller counts: the text says bytes in any case. */
  static tooLong(field: string, maxLength: number): FieldError {
    const unit = maxLength === 1 ? 'byte' : 'bytes'
    return new FieldError(
      'FieldValueTooLong',
      field,
      '<value omitted>',
      `may not be more than ${maxLength} ${unit}`,
    )
  }

  static tooMany(field: string, actual: number, max: number): FieldError {
    const unit = max === 1 ? 'item' : 'items'
    return new FieldError('FieldValueTooMany', field, actual, `must have at most ${max} ${unit}`)
  }

  /** The same error of a value that stands at `path`. */
  below(path: string): FieldError {
    const field = this.field === '<nil>' ? path : `${path}.${this.field}`
    return new FieldError(this.type, field, this.badValue, this.detail)
  }

  /** The text without the field, which is a Status cause's `message`. */
  body(): string {
    const value = withoutValue.has(this.type) ? '' : `: ${printValue(this.badValue)}`
    const detail = this.detail === '' ? '' : `: ${this.detail}`
    return `${titles[this.type]}${value}${detail}`
  }

  toString(): string {
    return `${this.field}: ${this.body()}`
  }
}

/** A bad value that is written otherwise than as JSON with sorted keys. */
export class PrintedValue {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

function printValue(value: unknown): string {
  if (typeof value === 'string') return goQuote(value)
  if (value instanceof Float64 || value instanceof PrintedValue) return String(value)
  return typeof value === 'number' ? goFormatNumber(value) : goMarshal(value)
}
