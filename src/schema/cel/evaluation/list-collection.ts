import { isError } from '../value/cel-error.ts'
import { ValueList } from '../value/cel-list.ts'
import type { CelValue } from '../value/cel-value.ts'
import { sortInPlace } from '../value/sort-in-place.ts'
import { forEach, keep, type Loop } from './loop.ts'
import type { Step } from './plan.ts'

/** As a list literal, and the name of the result. */
const listCost = 11

/** Without a transform an item is kept as it is. */
export function collection(loop: Loop, predicate: Step | undefined, transform: Step | undefined): Step {
  const [slot = 0] = loop.slots
  const make: Step = transform ?? ((evaluation) => evaluation.slots[slot] ?? null)
  return (evaluation) => {
    evaluation.charge(listCost)
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
export function sorting(loop: Loop, key: Step): Step {
  const [slot = 0] = loop.slots
  return (evaluation) => {
    evaluation.charge(listCost)
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
