import type { Comprehension } from '../syntax/expression.ts'
import { bool, type CelType, dyn, int, listOf, mapOf } from '../value/cel-type.ts'
import { collection, sorting } from './list-collection.ts'
import { entryMap, memberMap } from './map-collection.ts'
import { noMatchingOverload } from './no-matching-overload.ts'
import type { Plan, Planning, Step } from './plan.ts'
import { mayBeBool } from './plan-logical.ts'
import { quantifier, uniqueness } from './quantifier.ts'

const ranges = new Set(['list', 'map', 'dyn'])
const always: Step = () => true

/** A macro over a list or map: one loop that sets the slots of the variables and asks what the macro wants to know. */
export function planComprehension(comprehension: Comprehension, planning: Planning): Plan {
  const range = planning.plan(comprehension.range)
  if (!ranges.has(range.type.name)) {
    const reason = `expression of type '${range.type}' cannot be range of a comprehension (must be list, map, or dynamic)`
    planning.fail(comprehension.range.offset, reason)
  }
  const variables = variableTypes(range.type, comprehension.variables.length).map((type, index) => ({
    name: comprehension.variables[index] ?? '',
    slot: planning.reserveSlot(),
    type,
  }))
  const predicate = comprehension.predicate && planning.planWith(variables, comprehension.predicate)
  if (predicate !== undefined && !mayBeBool(predicate.type.name)) {
    const reason = noMatchingOverload(comprehension.macro, true, [range.type, predicate.type])
    planning.fail(comprehension.predicate?.offset ?? comprehension.offset, `${reason}; expected a bool`)
  }
  const transform = comprehension.transform && planning.planWith(variables, comprehension.transform)
  const loop = { range: range.step, slots: variables.map(({ slot }) => slot) }
  const kept = predicate?.step
  const made = transform?.step
  switch (comprehension.macro) {
    case 'all':
    case 'exists':
      return { type: bool, step: quantifier(loop, kept ?? always, comprehension.macro === 'exists') }
    case 'exists_one':
      return { type: bool, step: uniqueness(loop, kept ?? always) }
    case 'filter':
      return { type: listOf(variables[0]?.type ?? dyn), step: collection(loop, kept, undefined) }
    case 'sortBy':
      return { type: listOf(variables[0]?.type ?? dyn), step: sorting(loop, made ?? always) }
    case 'map':
    case 'transformList':
      return { type: listOf(transform?.type ?? dyn), step: collection(loop, kept, made) }
    case 'transformMap':
      return {
        type: mapOf(keyType(range.type), transform?.type ?? dyn),
        step: memberMap(loop, kept, made ?? always),
      }
    case 'transformMapEntry':
      return { type: entryMapType(transform?.type ?? dyn), step: entryMap(loop, kept, made ?? always) }
  }
}

function variableTypes(range: CelType, count: number): readonly CelType[] {
  const value = range.parameters.at(-1) ?? dyn
  if (count === 1) return [range.name === 'map' ? keyType(range) : value]
  return [keyType(range), value]
}

function keyType(range: CelType): CelType {
  if (range.name === 'list') return int
  return range.name === 'map' ? (range.parameters[0] ?? dyn) : dyn
}

function entryMapType(entry: CelType): CelType {
  return entry.name === 'map' ? entry : mapOf(dyn, dyn)
}
