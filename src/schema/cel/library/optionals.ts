import { globalFunction, memberFunction, type Overload } from '../function/overload.ts'
import { CelError } from '../value/cel-error.ts'
import { CelList, ValueList } from '../value/cel-list.ts'
import { CelMap } from '../value/cel-map.ts'
import { bool, dyn, listOf, optionalOf, variableA } from '../value/cel-type.ts'
import type { CelValue } from '../value/cel-value.ts'
import { Duration } from '../value/duration.ts'
import { numeric } from '../value/equality.ts'
import { Optional } from '../value/optional.ts'

const optionalOfA = optionalOf(variableA)

/**
 * cel-go's optional values. `or` and `orValue` are declared here and planned apart, because they evaluate their
 * argument only when they need it.
 */
export const optionals: readonly Overload[] = [
  globalFunction('optional.of', [variableA], optionalOfA, (_, value) => new Optional(value)),
  globalFunction('optional.none', [], optionalOf(dyn), () => new Optional()),
  globalFunction('optional.ofNonZeroValue', [variableA], optionalOfA, (_, value) =>
    isZero(value) ? new Optional() : new Optional(value),
  ),
  globalFunction('optional.unwrap', [listOf(optionalOfA)], listOf(variableA), (_, list) => unwrap(list)),
  memberFunction('unwrapOpt', [listOf(optionalOfA)], listOf(variableA), (_, list) => unwrap(list)),
  memberFunction('hasValue', [optionalOfA], bool, (_, optional) => optional.value !== undefined),
  memberFunction('value', [optionalOfA], variableA, (_, optional) =>
    optional.value === undefined ? new CelError('optional.none() dereference') : optional.value,
  ),
  memberFunction('or', [optionalOfA, optionalOfA], optionalOfA, (_, optional, other) =>
    optional.value === undefined ? other : optional,
  ),
  memberFunction('orValue', [optionalOfA, variableA], variableA, (_, optional, other) =>
    optional.value === undefined ? other : optional.value,
  ),
]

function unwrap(list: CelList): CelValue {
  const values: CelValue[] = []
  for (const item of list) {
    if (!(item instanceof Optional)) return new CelError('no such overload')
    if (item.value !== undefined) values.push(item.value)
  }
  return new ValueList(values)
}

/** The value that a field of that type has when it is not set. */
function isZero(value: CelValue): boolean {
  const number = numeric(value)
  if (number !== undefined) return number === 0n || number === 0
  if (value === null || value === false || value === '') return true
  if (value instanceof Uint8Array) return value.length === 0
  if (value instanceof CelList || value instanceof CelMap) return value.size === 0
  return value instanceof Duration && value.nanoseconds === 0n
}
