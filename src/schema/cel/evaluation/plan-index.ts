import { mayEqual } from '../function/overload-resolution.ts'
import { formatDouble } from '../library/conversions.ts'
import type { Index } from '../syntax/expression.ts'
import { CelError, isError, noSuchKey } from '../value/cel-error.ts'
import { CelList } from '../value/cel-list.ts'
import { CelMap } from '../value/cel-map.ts'
import { dyn, int, optionalOf } from '../value/cel-type.ts'
import { type CelValue, isObjectValue, typeNameOf } from '../value/cel-value.ts'
import { numeric } from '../value/equality.ts'
import { Optional } from '../value/optional.ts'
import { mapOptional, memberType } from './member-access.ts'
import { noMatchingOverload } from './no-matching-overload.ts'
import type { Plan, Planning, Step } from './plan.ts'

const indexed = new Set(['list', 'map', 'dyn', 'optional_type'])

export function planIndex(expression: Index, planning: Planning): Plan {
  const operand = planning.plan(expression.operand)
  const index = planning.plan(expression.index)
  const { name, parameters } = operand.type
  const key = name === 'list' ? int : name === 'map' ? (parameters[0] ?? dyn) : dyn
  if (!indexed.has(name) || !mayEqual(key, index.type)) {
    planning.fail(expression.offset, noMatchingOverload('_[_]', false, [operand.type, index.type]))
  }
  const item = memberType(operand.type)
  const keyed: Step = (evaluation) => {
    evaluation.charge(1)
    const container = operand.step(evaluation)
    if (isError(container)) return container
    const key = index.step(evaluation)
    if (isError(key)) return key
    if (!expression.optional && !(container instanceof Optional)) return readItem(container, key)
    return mapOptional(container instanceof Optional ? container : new Optional(container), (value) => {
      const found = readItem(value, key)
      return isMissing(found) ? undefined : found
    })
  }
  const optional = expression.optional || operand.type.name === 'optional_type'
  return { type: optional ? optionalOf(item) : item, step: keyed }
}

function readItem(container: CelValue, key: CelValue): CelValue {
  if (container instanceof CelMap) {
    const member = container.get(key)
    return member === undefined ? new MissingItem(`no such key: ${keyText(key)}`) : member
  }
  if (!(container instanceof CelList)) return noSuchKey(keyText(key))
  const number = numeric(key)
  if (number === undefined) return new CelError(`unsupported index type '${typeNameOf(key)}' in list`)
  const position = Number(number)
  if (!Number.isInteger(position)) return new CelError(`unsupported index value ${number} in list`)
  if (position < 0 || position >= container.size) return new MissingItem(`index out of bounds: ${number}`)
  return container.at(position)
}

/** What an optional index takes for absent. */
class MissingItem extends CelError {}

function isMissing(value: CelValue): boolean {
  return value instanceof MissingItem
}

function keyText(key: CelValue): string {
  if (typeof key === 'number') return formatDouble(key)
  return isObjectValue(key) ? String(numeric(key) ?? key.typeName) : String(key)
}
