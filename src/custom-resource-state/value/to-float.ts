import { goParseFloat } from '../../base/index.ts'
import { goFormat, parseTime } from '../../object/index.ts'
import { approximateQuantity } from './approximate-quantity.ts'

/** Why a value is no number. */
export class NotANumber {
  readonly reason: string

  constructor(reason: string) {
    this.reason = reason
  }
}

/**
 * A value of JSON as the number of a sample (toFloat64 of kube-state-metrics' registry_factory.go): numbers,
 * booleans, and texts that are a condition's status, a time (seconds since 1970, the fraction cut off), a quantity,
 * a percentage, or a number, in this order.
 */
export function toFloat(value: unknown, nilIsZero: boolean): number | NotANumber {
  switch (typeof value) {
    case 'number':
      return value
    case 'boolean':
      return value ? 1 : 0
    case 'string':
      return textToFloat(value)
    default:
      if (value !== null && value !== undefined)
        return new NotANumber(`expected number but was ${goFormat(value)}`)
      return nilIsZero ? 0 : new NotANumber('expected number but found nil value')
  }
}

function textToFloat(text: string): number | NotANumber {
  switch (text.toLowerCase()) {
    case 'true':
    case 'yes':
      return 1
    case 'false':
    case 'no':
    case 'unknown':
      return 0
  }
  const time = parseTime(text)
  if (time !== undefined) return Math.floor(time / 1000)
  const number =
    approximateQuantity(text) ?? (/^\d+%$/.test(text) ? Number(text.slice(0, -1)) / 100 : goParseFloat(text))
  return number ?? new NotANumber(`parsing "${text}": it is no time, quantity, percentage or number`)
}
