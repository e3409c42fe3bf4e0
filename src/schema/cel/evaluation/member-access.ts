import { isError } from '../value/cel-error.ts'
import { type CelType, dyn } from '../value/cel-type.ts'
import type { CelValue } from '../value/cel-value.ts'
import { Optional } from '../value/optional.ts'

/** Reads from what an optional holds; what is not found is no failure. */
export function mapOptional(optional: Optional, read: (value: CelValue) => CelValue | undefined): CelValue {
  if (optional.value === undefined) return optional
  const found = read(optional.value)
  return found !== undefined && isError(found) ? found : new Optional(found)
}

/** The type of what a value of that type holds. */
export function memberType(container: CelType): CelType {
  if (container.name === 'optional_type') return memberType(container.parameters[0] ?? dyn)
  return container.parameters.at(-1) ?? dyn
}
