import { goFormatNumber, isInt64 } from '../../object/index.ts'
import { FieldError } from '../field-error.ts'
import { Float64 } from '../go/float64.ts'
import type { StructuralSchema } from '../structural-schema.ts'
import type { PathStack } from './path-stack.ts'
import type { Result } from './result.ts'

/**
 * The limits of a number, as kube-openapi's numberValidator checks them: whole numbers are compared as int64,
 * with the limits cut to whole ones, unless a limit does not fit the type of the field.
 */
export function checkNumber(schema: StructuralSchema, value: number, path: PathStack, result: Result): void {
  const type = schema.types.length === 1 && isNumeric(schema.types[0]) ? schema.types[0] : ''
  const check: NumberCheck = { type, format: type === '' ? '' : schema.format, value, path, result }
  checkRange(check, value, 'Checked')
  if (schema.numbers === undefined) return
  const { multipleOf, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema.numbers
  if (multipleOf !== undefined) checkMultipleOf(check, limitOf(check, multipleOf, 'MultipleOf'))
  if (minimum !== undefined) {
    const { limit, shown, shownLimit } = limitOf(check, minimum, 'Minimum boundary')
    const isBroken = exclusiveMinimum ? value <= limit : value < limit
    const relation = exclusiveMinimum ? 'greater than' : 'greater than or equal to'
    if (isBroken) add(check, shown, `should be ${relation} ${shownLimit}`)
  }
  if (maximum !== undefined) {
    const { limit, shown, shownLimit } = limitOf(check, maximum, 'Maximum boundary')
    const isBroken = exclusiveMaximum ? value >= limit : value > limit
    const relation = exclusiveMaximum ? 'less than' : 'less than or equal to'
    if (isBroken) add(check, shown, `should be ${relation} ${shownLimit}`)
  }
}

/** swag.IsFloat64AJSONInteger: whole, or so close that the difference is rounding. */
export function isNearInteger(value: number): boolean {
  if (!Number.isFinite(value) || Math.abs(value) > 2 ** 53 - 1) return false
  if (Number.isInteger(value)) return true
  const whole = Math.trunc(Math.abs(value))
  const difference = Math.abs(Math.abs(value) - whole)
  return whole !== 0 && difference / (Math.abs(value) + whole) < 1e-9
}

interface NumberCheck {
  readonly type: string | undefined
  readonly format: string
  readonly value: number
  readonly path: PathStack
  readonly result: Result
}

/** A limit as the value is compared with it, and the value as an error then shows it. */
interface Limit {
  readonly limit: number
  readonly shown: number | Float64
  readonly shownLimit: string
}

/** Whole values are compared as int64, with the limit cut to a whole one, where the limit fits the type. */
function limitOf(check: NumberCheck, limit: number, name: string): Limit {
  const { value } = check
  const fits = checkRange(check, limit, name)
  if (!fits || !isInt64(value)) {
    return { limit, shown: fits ? value : new Float64(value), shownLimit: String(new Float64(limit)) }
  }
  const whole = Math.trunc(limit)
  return { limit: whole, shown: value, shownLimit: goFormatNumber(whole) }
}

function checkMultipleOf(check: NumberCheck, { limit: factor, shown, shownLimit }: Limit): void {
  const { value, path, result } = check
  if (factor <= 0) {
    const message = `factor MultipleOf declared for ${path} must be positive: ${shownLimit}`
    result.add(message, FieldError.invalid(path.toString(), factor, message))
    return
  }
  const quotient = factor < 1 ? (1 / factor) * value : value / factor
  const isMultiple =
    isInt64(value) && Number.isInteger(factor) ? value % factor === 0 : isNearInteger(quotient)
  if (!isMultiple) add(check, shown, `should be a multiple of ${shownLimit}`)
}

/** Whether a number fits the type and format of the field: IsValueValidAgainstRange. */
function checkRange({ type, format, path, result }: NumberCheck, number: number, name: string): boolean {
  if (isInRange(number, type, format)) return true
  const kind = format === '' ? '(default format)' : `with format ${format}`
  result.addPlain(`${name} value must be of type ${type} ${kind} in ${path}`)
  return false
}

function isInRange(number: number, type: string | undefined, format: string): boolean {
  if (type === 'integer') {
    if (!isInt64(number)) return false
    return format !== 'int32' || (number >= -(2 ** 31) && number < 2 ** 31)
  }
  return format !== 'float' || Number.isFinite(Math.fround(number))
}

function isNumeric(type: string | undefined): boolean {
  return type === 'integer' || type === 'number'
}

function add({ path, result }: NumberCheck, value: number | Float64, problem: string): void {
  const message = `${path} in body ${problem}`
  result.add(message, FieldError.invalid(path.toString(), value, message))
}
