import { CelType, dyn } from '../value/cel-type.ts'
import { type Overload, parameterAt } from './overload.ts'

/** The overloads that arguments of those types may be for, and the type of what they give. */
export interface Resolution {
  readonly candidates: readonly Overload[]
  readonly result: CelType
}

/**
 * Undefined when none fits. Where a type is dyn, what fits is known only when it runs; otherwise it is the first.
 */
export function resolve(overloads: readonly Overload[], types: readonly CelType[]): Resolution | undefined {
  const fitting = overloads.flatMap((overload) => {
    const result = resultFor(overload, types)
    return result === undefined ? [] : [{ overload, result }]
  })
  const possible = types.some(isOpen) ? fitting : fitting.slice(0, 1)
  const [first, ...others] = possible
  if (first === undefined) return undefined
  return {
    candidates: possible.map(({ overload }) => overload),
    result: others.reduce((joined, { result }) => join(joined, result) ?? dyn, first.result),
  }
}

/** Whether something of it is known only when it runs. */
function isOpen({ name, parameters }: CelType): boolean {
  return name === 'dyn' || parameters.some(isOpen)
}

function resultFor(overload: Overload, types: readonly CelType[]): CelType | undefined {
  const bindings = new Map<string, CelType>()
  const fits = types.every((type, index) => assign(parameterAt(overload, index) ?? dyn, type, bindings))
  return fits ? substitute(overload.result, bindings) : undefined
}

/** The type that has values of both; undefined when none has. */
export function join(left: CelType, right: CelType): CelType | undefined {
  if (left.name === 'dyn' || right.name === 'dyn') return dyn
  if (left.name !== right.name) return undefined
  return new CelType(
    left.name,
    left.parameters.map((parameter, index) => join(parameter, right.parameters[index] ?? dyn) ?? dyn),
  )
}

/** Whether a value of the one type may turn out to be of the other. */
export function mayEqual(left: CelType, right: CelType): boolean {
  return assign(left, right, new Map())
}

function assign(parameter: CelType, argument: CelType, bindings: Map<string, CelType>): boolean {
  if (parameter.isVariable) {
    const bound = bindings.get(parameter.name)
    if (bound !== undefined && bound.name !== 'dyn') return assign(bound, argument, bindings)
    bindings.set(parameter.name, argument)
    return true
  }
  if (parameter.name === 'dyn' || argument.name === 'dyn') return true
  if (parameter.name !== argument.name) return false
  return parameter.parameters.every((inner, index) =>
    assign(inner, argument.parameters[index] ?? dyn, bindings),
  )
}

function substitute(type: CelType, bindings: ReadonlyMap<string, CelType>): CelType {
  if (type.isVariable) return bindings.get(type.name) ?? dyn
  if (type.parameters.length === 0) return type
  return new CelType(
    type.name,
    type.parameters.map((parameter) => substitute(parameter, bindings)),
  )
}
