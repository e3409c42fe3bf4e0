import type { Identifier } from '../syntax/expression.ts'
import { namedTypes, type } from '../value/cel-type.ts'
import type { Plan, Planning, Step } from './plan.ts'

export function planIdentifier({ name, absolute, offset }: Identifier, planning: Planning): Plan {
  const variable = planning.lookup(name, absolute)
  if (variable === undefined) {
    const named = namedTypes.get(name)
    if (named !== undefined) return { type, step: () => named, constant: named }
    const declared = planning.declared.length === 0 ? 'none is declared' : planning.declared.join(', ')
    planning.fail(offset, `undeclared reference to '${name}'; variables: ${declared}`)
  }
  const { slot } = variable
  const step: Step = (evaluation) => {
    evaluation.charge(1)
    return evaluation.slots[slot] ?? null
  }
  return { type: variable.type, step }
}
