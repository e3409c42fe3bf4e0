import { dottedName } from '../syntax/dotted-name.ts'
import type { Select } from '../syntax/expression.ts'
import { CelError, isError, noSuchKey } from '../value/cel-error.ts'
import { CelList } from '../value/cel-list.ts'
import { CelMap } from '../value/cel-map.ts'
import { bool, namedTypes, optionalOf, type } from '../value/cel-type.ts'
import type { CelValue } from '../value/cel-value.ts'
import { Optional } from '../value/optional.ts'
import { alternativeName } from './escaped-name.ts'
import { mapOptional, memberType } from './member-access.ts'
import type { Plan, Planning, Step } from './plan.ts'

const withFields = new Set(['map', 'dyn', 'optional_type'])

export function planSelect(select: Select, planning: Planning): Plan {
  const named = planTypeName(select, planning)
  if (named !== undefined) return named
  const operand = planning.plan(select.operand)
  if (!withFields.has(operand.type.name)) {
    planning.fail(select.offset, `type '${operand.type}' does not support field selection`)
  }
  const { field, mode } = select
  const alternative = alternativeName(field)
  const find = (map: CelMap): CelValue | undefined => {
    const member = map.get(field)
    return member === undefined && alternative !== undefined ? map.get(alternative) : member
  }
  const { step } = operand
  const read = (value: CelValue): CelValue | undefined =>
    value instanceof CelMap ? find(value) : notContained(value, field)
  if (mode === 'test') return { type: bool, step: presence(step, read) }
  const item = memberType(operand.type)
  if (mode === 'optional' || operand.type.name === 'optional_type') {
    return { type: optionalOf(item), step: optionalStep(step, read) }
  }
  return {
    type: item,
    step: (evaluation) => {
      evaluation.charge(1)
      const container = step(evaluation)
      if (container instanceof CelMap) {
        const member = find(container)
        return member === undefined ? noSuchKey(field) : member
      }
      if (isError(container)) return container
      return container instanceof Optional ? mapOptional(container, read) : notContained(container, field)
    },
  }
}

/** The type that a chain of names such as `google.protobuf.Timestamp` means, when no variable begins it. */
function planTypeName(select: Select, planning: Planning): Plan | undefined {
  const name = dottedName(select)
  const named = name === undefined ? undefined : namedTypes.get(name)
  if (named === undefined || planning.lookup(name?.split('.')[0] ?? '', false) !== undefined) return undefined
  return { type, step: () => named, constant: named }
}

/** A value that holds nothing has no field, a list none with a name. */
function notContained(container: CelValue, field: string): CelError {
  return container instanceof CelList
    ? new CelError("unsupported index type 'string' in list")
    : noSuchKey(field)
}

function presence(step: Step, read: (value: CelValue) => CelValue | undefined): Step {
  return (evaluation) => {
    evaluation.charge(1)
    const container = step(evaluation)
    if (isError(container)) return container
    if (!(container instanceof Optional)) {
      return container instanceof CelMap || container instanceof CelList ? isPresent(read(container)) : false
    }
    const found = mapOptional(container, read)
    return found instanceof Optional ? found.value !== undefined : found
  }
}

function isPresent(found: CelValue | undefined): CelValue {
  return found !== undefined && isError(found) ? found : found !== undefined
}

function optionalStep(step: Step, read: (value: CelValue) => CelValue | undefined): Step {
  return (evaluation) => {
    evaluation.charge(1)
    const container = step(evaluation)
    if (isError(container)) return container
    return mapOptional(container instanceof Optional ? container : new Optional(container), read)
  }
}
