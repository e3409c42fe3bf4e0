import type { Comprehension } from '../syntax/expression.ts'
import { type CelError, isError, noSuchOverload } from '../value/cel-error.ts'
import { CelList, ValueList } from '../value/cel-list.ts'
import { CelMap, ValueMap } from '../value/cel-map.ts'
import { bool, type CelType, dyn, int, listOf, mapOf } from '../value/cel-type.ts'
import type { CelValue } from '../value/cel-value.ts'
import { sortInPlace } from '../value/sort-in-place.ts'
import type { Evaluation } from './evaluation.ts'
import { noMatchingOverload } from './no-matching-overload.ts'
import type { Plan, Planning, Step } from './plan.ts'
import { insertMember } from './plan-construction.ts'
import { mayBeBool } from './plan-logical.ts'

/** What an iteration costs beside its parts, and the collection of results, by cel-go's expansion of the macros. */
const cost = { decision: 3, kept: 12, passed: 1, list: 10, map: 30 }

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

interface Loop {
  readonly range: Step
  readonly slots: readonly number[]
}

/** Called for every item with its key or index; whatever it gives ends the loop. */
type Visit = (key: CelValue, value: CelValue) => CelValue | undefined

const ranges = new Set(['list', 'map', 'dyn'])
const always: Step = () => true

function forEach({ range, slots }: Loop, evaluation: Evaluation, visit: Visit): CelValue | undefined {
  const container = range(evaluation)
  if (isError(container)) return container
  const [first = 0, second] = slots
  const isMap = container instanceof CelMap
  if (!isMap && !(container instanceof CelList)) return noSuchOverload()
  const step = (key: CelValue, value: CelValue): CelValue | undefined => {
    evaluation.slots[first] = second === undefined && !isMap ? value : key
    if (second !== undefined) evaluation.slots[second] = value
    return visit(key, value)
  }
  if (isMap) {
    for (const key of container.keys()) {
      const end = step(key, container.get(key) ?? null)
      if (end !== undefined) return end
    }
    return undefined
  }
  for (let index = 0; index < container.size; index++) {
    const end = step(BigInt(index), container.at(index))
    if (end !== undefined) return end
  }
  return undefined
}

/** `all` and `exists` are chains of `&&` and `||`: a failure counts only when nothing decides. */
function quantifier(loop: Loop, predicate: Step, deciding: boolean): Step {
  return (evaluation) => {
    let failure: CelError | undefined
    const end = forEach(loop, evaluation, () => {
      evaluation.charge(cost.decision)
      const value = predicate(evaluation)
      if (value === deciding) return deciding
      if (value !== !deciding) failure ??= isError(value) ? value : noSuchOverload()
      return undefined
    })
    return end ?? failure ?? !deciding
  }
}

function uniqueness(loop: Loop, predicate: Step): Step {
  return (evaluation) => {
    let count = 0
    const end = forEach(loop, evaluation, () => {
      const value = decide(evaluation, predicate)
      if (value === true) count++
      return isError(value) ? value : undefined
    })
    return end ?? count === 1
  }
}

/** Without a transform an item is kept as it is. */
function collection(loop: Loop, predicate: Step | undefined, transform: Step | undefined): Step {
  const [slot = 0] = loop.slots
  const make: Step = transform ?? ((evaluation) => evaluation.slots[slot] ?? null)
  return (evaluation) => {
    evaluation.charge(cost.list)
    const values: CelValue[] = []
    const end = forEach(loop, evaluation, () => {
      const value = keep(evaluation, predicate, make)
      if (value === undefined) return undefined
      if (isError(value)) return value
      values.push(value)
      return undefined
    })
    return end ?? new ValueList(values)
  }
}

/** Items by the order of their keys, each of which is computed once. */
function sorting(loop: Loop, key: Step): Step {
  const [slot = 0] = loop.slots
  return (evaluation) => {
    evaluation.charge(cost.list)
    const keyed: { key: CelValue; item: CelValue }[] = []
    const end = forEach(loop, evaluation, () => {
      const item = evaluation.slots[slot] ?? null
      const value = keep(evaluation, undefined, key)
      if (value === undefined || isError(value)) return value
      keyed.push({ key: value, item })
      return undefined
    })
    if (end !== undefined) return end
    const failure = sortInPlace(keyed, ({ key }) => key, evaluation)
    return failure ?? new ValueList(keyed.map(({ item }) => item))
  }
}

function memberMap(loop: Loop, predicate: Step | undefined, transform: Step): Step {
  return (evaluation) => {
    evaluation.charge(cost.map)
    const map = new ValueMap()
    const end = forEach(loop, evaluation, (key) => {
      const value = keep(evaluation, predicate, transform)
      if (value === undefined) return undefined
      return isError(value) ? value : insertMember(map, key, value)
    })
    return end ?? map
  }
}

/** The transform gives a map, whose members are put into the result. */
function entryMap(loop: Loop, predicate: Step | undefined, transform: Step): Step {
  return (evaluation) => {
    evaluation.charge(cost.map)
    const map = new ValueMap()
    const end = forEach(loop, evaluation, () => {
      const entry = keep(evaluation, predicate, transform)
      if (entry === undefined) return undefined
      if (!(entry instanceof CelMap)) return isError(entry) ? entry : noSuchOverload()
      for (const key of entry.keys()) {
        evaluation.charge(cost.passed)
        const failure = insertMember(map, key, entry.get(key) ?? null)
        if (failure !== undefined) return failure
      }
      return undefined
    })
    return end ?? map
  }
}

/** What becomes of an item; undefined when it is left out. */
function keep(evaluation: Evaluation, predicate: Step | undefined, transform: Step): CelValue | undefined {
  if (predicate !== undefined) {
    const decision = decide(evaluation, predicate)
    if (decision === false) return undefined
    if (isError(decision)) return decision
  }
  evaluation.charge(cost.kept)
  return transform(evaluation)
}

function decide(evaluation: Evaluation, predicate: Step): boolean | CelError {
  evaluation.charge(cost.passed)
  const value = predicate(evaluation)
  if (typeof value === 'boolean') return value
  return isError(value) ? value : noSuchOverload()
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
