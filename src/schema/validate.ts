import type { JsonObject } from '../object/index.ts'
import { FieldError, type FieldErrorType } from './field-error.ts'
import type { StructuralSchema } from './structural-schema.ts'
import { uncorrelated } from './validation/correlation.ts'
import { checkEmbeddedResources } from './validation/embedded-resource-check.ts'
import { checkListTypes } from './validation/list-type-check.ts'
import { validateValue } from './validation/value-walk.ts'

export interface ValidateOptions {
  /** The stored object: errors that it has already are forgiven where the value did not change (ratcheting). */
  readonly old?: unknown
}

/**
 * Validates an object against the schema of its version, after pruning and defaulting, as
 * customResourceStrategy.Validate and ValidateUpdate of apiextensions-apiserver 1.36 do apart from metadata at
 * the root and scale: values, then embedded resources, then list sets and maps. Total: any JSON has a verdict.
 *
 * @returns the errors in the server's order; empty for a valid object
 */
export function validate(
  schema: StructuralSchema,
  value: unknown,
  { old }: ValidateOptions = {},
): FieldError[] {
  const errors = validateValue(schema, value, old === undefined ? uncorrelated : old)
  errors.push(...checkEmbeddedResources(schema, value))
  // Either all lists were valid before, or none is checked.
  if (old === undefined || checkListTypes(schema, old).length === 0) {
    errors.push(...checkListTypes(schema, value))
  }
  return errors
}

/**
 * Validates a write through the status subresource: the status by its part of the schema, and the lists of the
 * whole object (statusStrategy.ValidateUpdate). The texts name fields below status without it.
 */
export function validateStatus(
  schema: StructuralSchema,
  object: Readonly<JsonObject>,
  old: Readonly<JsonObject>,
): FieldError[] {
  const errors: FieldError[] = []
  const statusSchema = schema.properties.get('status')
  if (statusSchema !== undefined && Object.hasOwn(object, 'status')) {
    const oldStatus = Object.hasOwn(old, 'status') ? old.status : uncorrelated
    errors.push(
      ...validateValue(statusSchema, object.status, oldStatus).map((error) => error.below('status')),
    )
  }
  if (checkListTypes(schema, old).length === 0) errors.push(...checkListTypes(schema, object))
  return errors
}

const blocking: ReadonlySet<FieldErrorType> = new Set([
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
])

/**
 * Whether errors keep CEL rules from being evaluated; a server with rules then ends its list with
 * `rulesNotChecked` (hasBlockingErr of apiextensions-apiserver).
 */
export function blocksRules(errors: readonly FieldError[]): boolean {
  return errors.some((error) => blocking.has(error.type))
}

export function rulesNotChecked(): FieldError {
  return FieldError.invalid(
    '',
    null,
    'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
  )
}
