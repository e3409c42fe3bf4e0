import { functionTable } from '../function/function-table.ts'
import { mayEqual, resolve } from '../function/overload-resolution.ts'
import type { Operation } from '../syntax/expression.ts'
import { isError, noSuchOverload } from '../value/cel-error.ts'
import { CelList } from '../value/cel-list.ts'
import { CelMap } from '../value/cel-map.ts'
import { bool, type CelType } from '../value/cel-type.ts'
import type { CelValue } from '../value/cel-value.ts'
import { equal } from '../value/equality.ts'
import { PrepaidMeter, traversal } from '../value/meter.ts'
import { compare } from '../value/order.ts'
import { dispatch } from './dispatch.ts'
import type { Evaluation } from './evaluation.ts'
import { noMatchingOverload } from './no-matching-overload.ts'
import type { Plan, Planning } from './plan.ts'

type Binary = (left: CelValue, right: CelValue, evaluation: Evaluation) => CelValue

/** An operator: arithmetic goes by the table of functions, the rest compares any two values. */
export function planOperation({ operator, operands, offset }: Operation, planning: Planning): Plan {
  const plans = operands.map((operand) => planning.plan(operand))
  const types = plans.map(({ type }) => type)
  const [left, right] = plans
  const name = functionName(operator, operands.length)
  if (left !== undefined && right !== undefined) {
    const binary = relation(operator)
    if (binary !== undefined) {
      if (!relates(operator, left.type, right.type))
        planning.fail(offset, noMatchingOverload(name, false, types))
      return { type: bool, step: binaryStep(left, right, binary) }
    }
  }
  const resolution = resolve(
    (functionTable.get(name) ?? []).filter(({ parameters }) => parameters.length === operands.length),
    types,
  )
  if (resolution === undefined) planning.fail(offset, noMatchingOverload(name, false, types))
  return {
    type: resolution.result,
    step: dispatch(
      resolution.candidates,
      plans.map(({ step }) => step),
    ),
  }
}

function functionName(operator: string, arity: number): string {
  if (operator === 'in') return '@in'
  return arity === 1 ? `${operator}_` : `_${operator}_`
}

function binaryStep(left: Plan, right: Plan, binary: Binary): Plan['step'] {
  const first = left.step
  const second = right.step
  return (evaluation) => {
    const a = first(evaluation)
    if (isError(a)) return a
    const b = second(evaluation)
    return isError(b) ? b : binary(a, b, evaluation)
  }
}

function relation(operator: Operation['operator']): Binary | undefined {
  switch (operator) {
    case '==':
      return equal
    case '!=':
      return (left, right, evaluation) => !equal(left, right, evaluation)
    case '<':
      return ordering((order) => order < 0)
    case '<=':
      return ordering((order) => order <= 0)
    case '>':
      return ordering((order) => order > 0)
    case '>=':
      return ordering((order) => order >= 0)
    case 'in':
      return isIn
    default:
      return undefined
  }
}

function ordering(decide: (order: number) => boolean): Binary {
  return (left, right, evaluation) => {
    evaluation.charge(
      typeof left === 'string' && typeof right === 'string'
        ? traversal(Math.min(left.length, right.length))
        : 1,
    )
    const order = compare(left, right)
    return order === undefined ? noSuchOverload() : decide(order)
  }
}

function isIn(value: CelValue, container: CelValue, evaluation: Evaluation): CelValue {
  if (container instanceof CelMap) {
    evaluation.charge(1)
    return container.get(value) !== undefined
  }
  if (!(container instanceof CelList)) return noSuchOverload()
  evaluation.charge(container.size)
  const meter = new PrepaidMeter(evaluation, container.size)
  for (let index = 0; index < container.size; index++) {
    if (equal(value, container.at(index), meter)) return true
  }
  return false
}

const numbers = new Set(['int', 'uint', 'double'])
const ordered = new Set([
  ...numbers,
  'string',
  'bytes',
  'bool',
  'google.protobuf.Timestamp',
  'google.protobuf.Duration',
])

/** Whether values of those types may be compared so; numbers of different types have an order in Kubernetes. */
function relates(operator: Operation['operator'], left: CelType, right: CelType): boolean {
  if (operator === 'in') {
    if (right.name === 'dyn') return true
    return (right.name === 'list' || right.name === 'map') && mayEqual(right.parameters[0] ?? left, left)
  }
  if (!isOrder(operator)) return mayEqual(left, right)
  const known = [left.name, right.name].filter((name) => name !== 'dyn')
  if (!known.every((name) => ordered.has(name))) return false
  return new Set(known).size < 2 || known.every((name) => numbers.has(name))
}

function isOrder(operator: Operation['operator']): boolean {
  return operator === '<' || operator === '<=' || operator === '>' || operator === '>='
}
