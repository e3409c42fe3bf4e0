import type { JsonObject } from '../../object/index.ts'
import { FieldError } from '../field-error.ts'
import { objectsOf, stringOf } from './schema-fields.ts'

const reasons = ['FieldValueDuplicate', 'FieldValueForbidden', 'FieldValueInvalid', 'FieldValueRequired']
const lineBreak = /[\n\r]/

/** `x-kubernetes-validations`, as far as it can be judged without compiling the expressions. */
export function checkRules(schema: JsonObject, path: string): FieldError[] {
  return objectsOf(schema['x-kubernetes-validations']).flatMap((rule, index) =>
    checkRule(rule, `${path}.x-kubernetes-validations[${index}]`),
  )
}

function checkRule(rule: JsonObject, path: string): FieldError[] {
  const errors: FieldError[] = []
  const expression = stringOf(rule.rule).trim()
  const message = stringOf(rule.message)
  const messageExpression = stringOf(rule.messageExpression)
  const fieldPath = stringOf(rule.fieldPath)
  if (expression === '') {
    errors.push(FieldError.required(`${path}.rule`, 'rule is not specified'))
  } else if (message !== '' && message.trim() === '') {
    errors.push(FieldError.invalid(`${path}.message`, message, 'must be non-empty if specified'))
  } else if (lineBreak.test(message.trim())) {
    errors.push(FieldError.invalid(`${path}.message`, message, 'must not contain line breaks'))
  } else if (lineBreak.test(expression) && message.trim() === '') {
    const detail = 'message must be specified if rule contains line breaks'
    errors.push(FieldError.required(`${path}.message`, detail))
  }
  if (messageExpression !== '' && messageExpression.trim() === '') {
    const detail = 'messageExpression must be non-empty if specified'
    errors.push(FieldError.required(`${path}.messageExpression`, detail))
  }
  const reason = rule.reason ?? undefined
  if (reason !== undefined && !reasons.includes(String(reason))) {
    errors.push(FieldError.notSupported(`${path}.reason`, reason, reasons))
  }
  if (fieldPath !== '' && fieldPath.trim() === '') {
    errors.push(FieldError.invalid(`${path}.fieldPath`, fieldPath, 'must be non-empty if specified'))
  }
  if (lineBreak.test(fieldPath)) {
    errors.push(FieldError.invalid(`${path}.fieldPath`, fieldPath, 'must not contain line breaks'))
  }
  return errors
}
