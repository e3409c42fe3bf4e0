import { FieldError } from '../field-error.ts'
import type { SizeLimits } from '../structural-schema.ts'
import type { PathStack } from './path-stack.ts'
import type { Result } from './result.ts'

/** minItems and maxItems of a list, minProperties and maxProperties of an object. */
export function checkSize(
  { min, max }: SizeLimits,
  size: number,
  counted: 'items' | 'properties',
  path: PathStack,
  result: Result,
): void {
  if (min !== undefined && size < min) {
    const message = `${path} in body should have at least ${min} ${counted}`
    result.add(message, FieldError.invalid(path.toString(), size, message))
  }
  if (max !== undefined && size > max) {
    const message = `${path} in body should have at most ${max} ${counted}`
    result.add(message, FieldError.tooMany(path.toString(), size, max))
  }
}
