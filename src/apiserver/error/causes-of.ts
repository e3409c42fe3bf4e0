import type { StatusCause } from '../../object/index.ts'
import type { FieldError } from '../../schema/index.ts'

/** Field errors as the causes of a Status. */
export const causesOf = (errors: readonly FieldError[]): StatusCause[] =>
  errors.map((error) => ({ reason: error.type, message: error.body(), field: error.field }))
