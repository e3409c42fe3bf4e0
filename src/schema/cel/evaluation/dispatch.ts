import { type Overload, parameterAt } from '../function/overload.ts'
import { isError, noSuchOverload } from '../value/cel-error.ts'
import type { CelValue } from '../value/cel-value.ts'
import type { Step } from './plan.ts'

/** Evaluates the arguments, of which the first failure is the call's, and runs the overload that takes them. */
export function dispatch(candidates: readonly Overload[], steps: readonly Step[]): Step {
  const [first, second] = steps
  if (first !== undefined && steps.length === 1) return unary(candidates, first)
  if (first !== undefined && second !== undefined && steps.length === 2)
    return binary(candidates, first, second)
  return (evaluation) => {
    const values: CelValue[] = []
    for (const step of steps) {
      const value = step(evaluation)
      if (isError(value)) return value
      values.push(value)
    }
    const overload = candidates.find((candidate) =>
      values.every((value, index) => parameterAt(candidate, index)?.accepts(value) === true),
    )
    if (overload === undefined) return noSuchOverload()
    evaluation.charge(overload.cost?.(...values) ?? 1)
    return overload.run(evaluation, ...values)
  }
}

function unary(candidates: readonly Overload[], step: Step): Step {
  return (evaluation) => {
    const value = step(evaluation)
    if (isError(value)) return value
    for (const overload of candidates) {
      if (overload.parameters[0]?.accepts(value) !== true) continue
      evaluation.charge(overload.cost === undefined ? 1 : overload.cost(value))
      return overload.run(evaluation, value)
    }
    return noSuchOverload()
  }
}

function binary(candidates: readonly Overload[], first: Step, second: Step): Step {
  return (evaluation) => {
    const a = first(evaluation)
    if (isError(a)) return a
    const b = second(evaluation)
    if (isError(b)) return b
    for (const overload of candidates) {
      if (overload.parameters[0]?.accepts(a) !== true || parameterAt(overload, 1)?.accepts(b) !== true)
        continue
      evaluation.charge(overload.cost === undefined ? 1 : overload.cost(a, b))
      return overload.run(evaluation, a, b)
    }
    return noSuchOverload()
  }
}
