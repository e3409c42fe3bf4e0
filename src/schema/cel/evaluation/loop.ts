import { type CelError, isError, noSuchOverload } from '../value/cel-error.ts'
import { CelList } from '../value/cel-list.ts'
import { CelMap } from '../value/cel-map.ts'
import type { CelValue } from '../value/cel-value.ts'
import type { Evaluation } from './evaluation.ts'
import type { Step } from './plan.ts'

/** What an item costs beside the parts of the macro, by cel-go's expansion of the macros. */
const keptCost = 12
const decidedCost = 1

/** What a macro goes over, and the slots of its variables. */
export interface Loop {
  readonly range: Step
  readonly slots: readonly number[]
}

/** Called for every item with its key or index; whatever it gives ends the loop. */
type Visit = (key: CelValue, value: CelValue) => CelValue | undefined

export function forEach({ range, slots }: Loop, evaluation: Evaluation, visit: Visit): CelValue | undefined {
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

/** What becomes of an item; undefined when it is left out. */
export function keep(
  evaluation: Evaluation,
  predicate: Step | undefined,
  transform: Step,
): CelValue | undefined {
  if (predicate !== undefined) {
    const decision = decide(evaluation, predicate)
    if (decision === false) return undefined
    if (isError(decision)) return decision
  }
  evaluation.charge(keptCost)
  return transform(evaluation)
}

/** Whether a predicate takes an item; it fails when it is no bool. */
export function decide(evaluation: Evaluation, predicate: Step): boolean | CelError {
  evaluation.charge(decidedCost)
  const value = predicate(evaluation)
  if (typeof value === 'boolean') return value
  return isError(value) ? value : noSuchOverload()
}
