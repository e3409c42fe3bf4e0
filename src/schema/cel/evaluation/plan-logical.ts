import { join } from '../function/overload-resolution.ts'
import type { Conditional, Logical } from '../syntax/expression.ts'
import { type CelError, isError, noSuchOverload } from '../value/cel-error.ts'
import { bool } from '../value/cel-type.ts'
import { noMatchingOverload } from './no-matching-overload.ts'
import type { Plan, Planning, Step } from './plan.ts'

/**
 * `&&` and `||` do not mind the order of their sides: a side that decides does so even when another one failed
 * (google/cel-spec, langdef, "Logical Operators").
 */
export function planLogical(logical: Logical, planning: Planning): Plan {
  const operands = logical.operands.map((operand) => planning.plan(operand))
  const wrong = operands.find(({ type }) => !mayBeBool(type.name))
  if (wrong !== undefined) {
    const types = operands.slice(0, 2).map(({ type }) => type)
    planning.fail(logical.offset, noMatchingOverload(`_${logical.operator}_`, false, types))
  }
  const steps = operands.map(({ step }) => step)
  return { type: bool, step: chain(steps, logical.operator === '||') }
}

/** `deciding` is the value that decides at once. */
function chain(steps: readonly Step[], deciding: boolean): Step {
  return (evaluation) => {
    let failure: CelError | undefined
    for (const step of steps) {
      const value = step(evaluation)
      if (value === deciding) return deciding
      if (value !== !deciding) failure ??= isError(value) ? value : noSuchOverload()
    }
    return failure ?? !deciding
  }
}

export function planConditional(conditional: Conditional, planning: Planning): Plan {
  const condition = planning.plan(conditional.condition)
  const then = planning.plan(conditional.then)
  const otherwise = planning.plan(conditional.otherwise)
  const type = join(then.type, otherwise.type)
  if (type === undefined || !mayBeBool(condition.type.name)) {
    const types = [condition.type, then.type, otherwise.type]
    planning.fail(conditional.offset, noMatchingOverload('_?_:_', false, types))
  }
  const step: Step = (evaluation) => {
    const value = condition.step(evaluation)
    if (value === true) return then.step(evaluation)
    if (value === false) return otherwise.step(evaluation)
    return isError(value) ? value : noSuchOverload()
  }
  return { type, step }
}

export function mayBeBool(typeName: string): boolean {
  return typeName === 'bool' || typeName === 'dyn'
}
