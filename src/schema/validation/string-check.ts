import { goQuote } from '../../base/index.ts'
import { FieldError } from '../field-error.ts'
import type { StringLimits, StructuralSchema } from '../structural-schema.ts'
import type { PathStack } from './path-stack.ts'
import type { Result } from './result.ts'

/** Lengths, pattern and format of a string, as kube-openapi's stringValidator and formatValidator check them. */
export function checkString(schema: StructuralSchema, value: string, path: PathStack, result: Result): void {
  if (schema.strings !== undefined) checkLimits(schema.strings, value, path, result)
  result.matchCount++
  if (schema.formatCheck === undefined) return
  if (!schema.formatCheck(value)) {
    const message = `${path} in body must be of type ${schema.format}: ${goQuote(value)}`
    result.add(message, FieldError.typeInvalid(path.toString(), value, message))
  }
  result.matchCount++
}

/** The first limit that is broken is told, not all. */
function checkLimits(
  { maxLength, minLength, pattern }: StringLimits,
  value: string,
  path: PathStack,
  result: Result,
): void {
  const addInvalid = (problem: string) => {
    const message = `${path} in body should ${problem}`
    result.add(message, FieldError.invalid(path.toString(), value, message))
  }
  if (maxLength !== undefined && value.length > maxLength && countCharacters(value) > maxLength) {
    const message = `${path} in body should be at most ${maxLength} chars long`
    result.add(message, FieldError.tooLong(path.toString(), maxLength))
  } else if (minLength !== undefined && (value.length < minLength || countCharacters(value) < minLength)) {
    addInvalid(`be at least ${minLength} chars long`)
  } else if (pattern !== undefined) {
    if (pattern.regexp instanceof Error) {
      addInvalid(`match '${pattern.text}, but pattern is invalid: ${pattern.regexp.message}'`)
    } else if (!pattern.regexp.test(value)) {
      addInvalid(`match '${pattern.text}'`)
    }
  }
}

/** Code points, which is what Go calls runes. */
function countCharacters(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
