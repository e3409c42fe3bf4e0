import { isError, noSuchOverload } from '../value/cel-error.ts'
import { CelMap, ValueMap } from '../value/cel-map.ts'
import { forEach, keep, type Loop } from './loop.ts'
import type { Step } from './plan.ts'
import { insertMember } from './plan-construction.ts'

/** As a map literal, and the name of the result. */
const mapCost = 31

/** Members under the keys of the range. */
export function memberMap(loop: Loop, predicate: Step | undefined, transform: Step): Step {
  return (evaluation) => {
    evaluation.charge(mapCost)
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
export function entryMap(loop: Loop, predicate: Step | undefined, transform: Step): Step {
  return (evaluation) => {
    evaluation.charge(mapCost)
    const map = new ValueMap()
    const end = forEach(loop, evaluation, () => {
      const entry = keep(evaluation, predicate, transform)
      if (entry === undefined) return undefined
      if (!(entry instanceof CelMap)) return isError(entry) ? entry : noSuchOverload()
      for (const key of entry.keys()) {
        evaluation.charge(1)
        const failure = insertMember(map, key, entry.get(key) ?? null)
        if (failure !== undefined) return failure
      }
      return undefined
    })
    return end ?? map
  }
}
