import { join } from '../function/overload-resolution.ts'
import { typeOf } from '../library/type-of.ts'
import type { ListExpression, Literal, MapExpression } from '../syntax/expression.ts'
import { CelError, isError, noSuchOverload } from '../value/cel-error.ts'
import { ValueList } from '../value/cel-list.ts'
import { isKey, ValueMap } from '../value/cel-map.ts'
import { type CelType, dyn, listOf, mapOf } from '../value/cel-type.ts'
import type { CelValue } from '../value/cel-value.ts'
import { Optional } from '../value/optional.ts'
import type { Plan, Planning, Step } from './plan.ts'

const listCost = 10
const mapCost = 30

export function planLiteral({ value }: Literal): Plan {
  return { type: typeOf(value), step: () => value, constant: value }
}

export function planList({ items }: ListExpression, planning: Planning): Plan {
  const parts = items.map((item) => {
    const { type, step } = planning.plan(item.value)
    if (item.optional) requireOptional(type, item.value.offset, planning)
    return { type: item.optional ? (type.parameters[0] ?? dyn) : type, step, optional: item.optional }
  })
  const step: Step = (evaluation) => {
    evaluation.charge(listCost)
    const values: CelValue[] = []
    for (const part of parts) {
      const value = part.step(evaluation)
      if (isError(value)) return value
      if (!part.optional) values.push(value)
      else if (!(value instanceof Optional)) return noSuchOverload()
      else if (value.value !== undefined) values.push(value.value)
    }
    return new ValueList(values)
  }
  return { type: listOf(joinAll(parts.map((part) => part.type))), step }
}

export function planMap({ entries }: MapExpression, planning: Planning): Plan {
  const parts = entries.map((entry) => {
    const key = planning.plan(entry.key)
    const value = planning.plan(entry.value)
    if (!keyTypes.has(key.type.name)) {
      planning.fail(
        entry.key.offset,
        `unsupported key type: ${key.type}; a key is an int, uint, bool or string`,
      )
    }
    if (entry.optional) requireOptional(value.type, entry.value.offset, planning)
    return { key, value, optional: entry.optional }
  })
  const step: Step = (evaluation) => {
    evaluation.charge(mapCost)
    const map = new ValueMap()
    for (const part of parts) {
      const key = part.key.step(evaluation)
      if (isError(key)) return key
      const value = part.value.step(evaluation)
      if (isError(value)) return value
      const member = part.optional ? (value instanceof Optional ? value.value : noSuchOverload()) : value
      if (member === undefined) continue
      if (isError(member)) return member
      const failure = insertMember(map, key, member)
      if (failure !== undefined) return failure
    }
    return map
  }
  const type = mapOf(
    joinAll(parts.map(({ key }) => key.type)),
    joinAll(parts.map(({ value, optional }) => (optional ? (value.type.parameters[0] ?? dyn) : value.type))),
  )
  return { type, step }
}

const keyTypes = new Set(['int', 'uint', 'bool', 'string', 'dyn'])

/** The failure when it cannot be a key, or is one already. */
export function insertMember(map: ValueMap, key: CelValue, value: CelValue): CelError | undefined {
  if (!isKey(key)) return new CelError('unsupported key type')
  if (map.insert(key, value)) return undefined
  const shown = typeof key === 'object' ? key.value : key
  return new CelError(`Failed with repeated key: ${shown}`)
}

function requireOptional(type: CelType, offset: number, planning: Planning): void {
  if (type.name !== 'optional_type' && type.name !== 'dyn') {
    planning.fail(offset, `expected type 'optional_type(dyn)' but found '${type}'`)
  }
}

function joinAll(types: readonly CelType[]): CelType {
  const [first, ...others] = types
  return first === undefined ? dyn : others.reduce((joined, next) => join(joined, next) ?? dyn, first)
}
