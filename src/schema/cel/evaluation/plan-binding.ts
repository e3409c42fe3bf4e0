import type { Binding, OptionalMapping } from '../syntax/expression.ts'
import { isError, noSuchOverload } from '../value/cel-error.ts'
import { dyn, optionalOf } from '../value/cel-type.ts'
import { Optional } from '../value/optional.ts'
import { noMatchingOverload } from './no-matching-overload.ts'
import type { Plan, Planning } from './plan.ts'

/** A failure of the value is one wherever the variable is read, and only there. */
export function planBinding(binding: Binding, planning: Planning): Plan {
  const value = planning.plan(binding.value)
  const slot = planning.reserveSlot()
  const body = planning.planWith([{ name: binding.variable, slot, type: value.type }], binding.body)
  return {
    type: body.type,
    step: (evaluation) => {
      evaluation.slots[slot] = value.step(evaluation)
      return body.step(evaluation)
    },
  }
}

export function planOptionalMapping(mapping: OptionalMapping, planning: Planning): Plan {
  const target = planning.plan(mapping.target)
  if (target.type.name !== 'optional_type' && target.type.name !== 'dyn') {
    const name = mapping.flat ? 'optFlatMap' : 'optMap'
    planning.fail(mapping.offset, noMatchingOverload(name, true, [target.type, dyn]))
  }
  const slot = planning.reserveSlot()
  const type = target.type.parameters[0] ?? dyn
  const body = planning.planWith([{ name: mapping.variable, slot, type }], mapping.body)
  return {
    type: mapping.flat ? body.type : optionalOf(body.type),
    step: (evaluation) => {
      const optional = target.step(evaluation)
      if (isError(optional)) return optional
      if (!(optional instanceof Optional)) return noSuchOverload()
      if (optional.value === undefined) return optional
      evaluation.slots[slot] = optional.value
      const value = body.step(evaluation)
      return mapping.flat || isError(value) ? value : new Optional(value)
    },
  }
}
