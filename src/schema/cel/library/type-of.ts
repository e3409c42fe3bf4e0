import { CelType, namedTypes } from '../value/cel-type.ts'
import { type CelValue, typeNameOf } from '../value/cel-value.ts'

/** The type that `type(value)` gives; types compare by their names. */
export function typeOf(value: CelValue): CelType {
  const name = typeNameOf(value)
  return namedTypes.get(name) ?? new CelType(name)
}
