import { type CelError, isError, noSuchOverload } from '../value/cel-error.ts'
import { decide, forEach, type Loop } from './loop.ts'
import type { Step } from './plan.ts'

/** What an item costs beside its predicate, and the result, by cel-go's expansion of the macros. */
const itemCost = { all: 3, exists: 4 }
const resultCost = { quantifier: 1, uniqueness: 2 }

/** `all` and `exists` are chains of `&&` and `||`: a failure counts only when nothing decides. */
export function quantifier(loop: Loop, predicate: Step, deciding: boolean): Step {
  const cost = deciding ? itemCost.exists : itemCost.all
  return (evaluation) => {
    evaluation.charge(resultCost.quantifier)
    let failure: CelError | undefined
    const end = forEach(loop, evaluation, () => {
      evaluation.charge(cost)
      const value = predicate(evaluation)
      if (value === deciding) return deciding
      if (value !== !deciding) failure ??= isError(value) ? value : noSuchOverload()
      return undefined
    })
    return end ?? failure ?? !deciding
  }
}

export function uniqueness(loop: Loop, predicate: Step): Step {
  return (evaluation) => {
    evaluation.charge(resultCost.uniqueness)
    let count = 0
    const end = forEach(loop, evaluation, () => {
      const value = decide(evaluation, predicate)
      if (value === true) count++
      return isError(value) ? value : undefined
    })
    return end ?? count === 1
  }
}
