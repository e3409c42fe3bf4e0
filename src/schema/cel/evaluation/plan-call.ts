import { functionNames, functionTable, namespaces } from '../function/function-table.ts'
import { type Overload, takes } from '../function/overload.ts'
import { resolve } from '../function/overload-resolution.ts'
import { dottedName } from '../syntax/dotted-name.ts'
import type { Call, Expression } from '../syntax/expression.ts'
import { isError, noSuchOverload } from '../value/cel-error.ts'
import { Optional } from '../value/optional.ts'
import { dispatch } from './dispatch.ts'
import { noMatchingOverload } from './no-matching-overload.ts'
import type { Plan, Planning, Step } from './plan.ts'

export function planCall(call: Call, planning: Planning): Plan {
  const { name, operands, receiver } = calledFunction(call, planning)
  const known = (functionTable.get(name) ?? []).filter((overload) => overload.receiver === receiver)
  if (known.length === 0) {
    planning.fail(call.offset, undeclared(name, receiver))
  }
  const plans = operands.map((operand) => planning.plan(operand))
  const types = plans.map(({ type }) => type)
  const resolution = resolve(
    known.filter((overload) => takes(overload, operands.length)),
    types,
  )
  if (resolution === undefined) planning.fail(call.offset, noMatchingOverload(name, receiver, types))
  const [first, second] = plans
  if (receiver && first !== undefined && second !== undefined && (name === 'or' || name === 'orValue')) {
    return { type: resolution.result, step: alternative(first.step, second.step, name === 'or') }
  }
  const candidates = resolution.candidates.map((overload) => specialized(overload, plans, call, planning))
  const steps = plans.map(({ step }) => step)
  return { type: resolution.result, step: dispatch(candidates, steps) }
}

/** Literals that can only fail, such as a pattern that is none, are the author's mistake. */
function specialized(overload: Overload, plans: readonly Plan[], call: Call, planning: Planning): Overload {
  const run = overload.specialize?.(plans.map(({ constant }) => constant))
  if (run === undefined) return overload
  return isError(run) ? planning.fail(call.offset, run.message) : { ...overload, run }
}

function undeclared(name: string, receiver: boolean): string {
  const namespace = receiver ? '' : name.slice(0, name.lastIndexOf('.') + 1)
  const names = functionNames(receiver).filter((known) => known.startsWith(namespace))
  return `undeclared reference to '${name}'; ${receiver ? 'functions of a value' : 'functions'}: ${names.join(', ')}`
}

interface CalledFunction {
  readonly name: string
  readonly operands: readonly Expression[]
  readonly receiver: boolean
}

/** `math.greatest(…)` calls a function of that name when there is one and `math` is no variable. */
function calledFunction(call: Call, planning: Planning): CalledFunction {
  if (call.target === undefined) return { name: call.name, operands: call.arguments, receiver: false }
  const namespace = dottedName(call.target)
  const qualified = `${namespace}.${call.name}`
  if (namespace !== undefined && namespaces.has(namespace)) {
    if (planning.lookup(namespace, false) === undefined) {
      return { name: qualified, operands: call.arguments, receiver: false }
    }
  }
  return { name: call.name, operands: [call.target, ...call.arguments], receiver: true }
}

/** The other is evaluated only when it is needed: it may be what fails without the value. */
function alternative(first: Step, second: Step, asOptional: boolean): Step {
  return (evaluation) => {
    const optional = first(evaluation)
    if (isError(optional)) return optional
    if (!(optional instanceof Optional)) return noSuchOverload()
    evaluation.charge(1)
    if (optional.value !== undefined) return asOptional ? optional : optional.value
    const other = second(evaluation)
    return isError(other) || !asOptional || other instanceof Optional ? other : noSuchOverload()
  }
}
