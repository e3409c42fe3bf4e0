import { mayEqual } from '../function/overload-resolution.ts'
import { formatDouble } from '../library/conversions.ts'
import type { Expression, Identifier, Index, Select } from '../syntax/expression.ts'
import { CelError, isError, noSuchKey } from '../value/cel-error.ts'
import { CelList } from '../value/cel-list.ts'
import { CelMap } from '../value/cel-map.ts'
import { bool, type CelType, dyn, int, namedTypes, optionalOf, type } from '../value/cel-type.ts'
import { type CelValue, typeNameOf } from '../value/cel-value.ts'
import { numeric } from '../value/equality.ts'
import { Optional } from '../value/optional.ts'
import { alternativeName } from './escaped-name.ts'
import { noMatchingOverload } from './no-matching-overload.ts'
import type { Plan, Planning, Step } from './plan.ts'

export function planIdentifier({ name, absolute, offset }: Identifier, planning: Planning): Plan {
  const variable = planning.lookup(name, absolute)
  if (variable === undefined) {
    const named = namedTypes.get(name)
    if (named !== undefined) return { type, step: () => named, constant: named }
    const declared = planning.declared.length === 0 ? 'none is declared' : planning.declared.join(', ')
    planning.fail(offset, `undeclared reference to '${name}'; variables: ${declared}`)
  }
  const { slot } = variable
  const step: Step = (evaluation) => {
    evaluation.charge(1)
    return evaluation.slots[slot] ?? null
  }
  return { type: variable.type, step }
}

export function planSelect(select: Select, planning: Planning): Plan {
  const named = planTypeName(select, planning)
  if (named !== undefined) return named
  const operand = planning.plan(select.operand)
  requireContainer(operand.type, select.offset, planning)
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

export function planIndex(expression: Index, planning: Planning): Plan {
  const operand = planning.plan(expression.operand)
  const index = planning.plan(expression.index)
  requireContainer(operand.type, expression.offset, planning)
  const keys =
    operand.type.name === 'list' ? int : operand.type.name === 'map' ? operand.type.parameters[0] : dyn
  if (!mayEqual(keys ?? dyn, index.type)) {
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

/** A value that holds nothing has no field, a list none with a name. */
function notContained(container: CelValue, field: string): CelError {
  return container instanceof CelList
    ? new CelError("unsupported index type 'string' in list")
    : noSuchKey(field)
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
  return String(numeric(key) ?? key)
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

function mapOptional(optional: Optional, read: (value: CelValue) => CelValue | undefined): CelValue {
  if (optional.value === undefined) return optional
  const found = read(optional.value)
  return found !== undefined && isError(found) ? found : new Optional(found)
}

/** The type that a chain of names such as `google.protobuf.Timestamp` means, when no variable begins it. */
function planTypeName(select: Select, planning: Planning): Plan | undefined {
  const name = dottedName(select)
  const named = name === undefined ? undefined : namedTypes.get(name)
  if (named === undefined || planning.lookup(name?.split('.')[0] ?? '', false) !== undefined) return undefined
  return { type, step: () => named, constant: named }
}

/** The text of a chain of plain names; undefined for anything else. */
export function dottedName(expression: Expression): string | undefined {
  if (expression.kind === 'identifier') return expression.name
  if (expression.kind !== 'select' || expression.mode !== 'plain') return undefined
  const before = dottedName(expression.operand)
  return before === undefined ? undefined : `${before}.${expression.field}`
}

const containers = new Set(['list', 'map', 'dyn', 'error', 'optional_type'])

function requireContainer(found: CelType, offset: number, planning: Planning): void {
  if (!containers.has(found.name)) planning.fail(offset, `type '${found}' does not support field selection`)
}

function memberType(container: CelType): CelType {
  if (container.name === 'optional_type') return memberType(container.parameters[0] ?? dyn)
  return container.parameters.at(-1) ?? dyn
}
