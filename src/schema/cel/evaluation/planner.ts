import { CelSyntaxError } from '../cel-syntax-error.ts'
import type { Expression } from '../syntax/expression.ts'
import { dyn } from '../value/cel-type.ts'
import type { LocalVariable, Plan, Planning, Variable } from './plan.ts'
import { planBinding, planOptionalMapping } from './plan-binding.ts'
import { planCall } from './plan-call.ts'
import { planComprehension } from './plan-comprehension.ts'
import { planList, planLiteral, planMap } from './plan-construction.ts'
import { planIdentifier } from './plan-identifier.ts'
import { planIndex } from './plan-index.ts'
import { planConditional, planLogical } from './plan-logical.ts'
import { planOperation } from './plan-operation.ts'
import { planSelect } from './plan-select.ts'

/**
 * Checks an expression and turns it into closures: names become slots, calls the overloads that their arguments
 * may be for. Types are known of literals and of what functions give; of variables and what is read from them
 * nothing is.
 */
export class Planner implements Planning {
  readonly declared: readonly string[]
  readonly #text: string
  #slotCount = 0
  readonly #globals = new Map<string, Variable>()
  #locals: readonly LocalVariable[] = []

  constructor(text: string, declared: readonly string[]) {
    this.#text = text
    this.declared = declared
  }

  /** The slots of the declared variables that the expression reads. */
  get globals(): ReadonlyMap<string, Variable> {
    return this.#globals
  }

  plan(expression: Expression): Plan {
    switch (expression.kind) {
      case 'literal':
        return planLiteral(expression)
      case 'identifier':
        return planIdentifier(expression, this)
      case 'select':
        return planSelect(expression, this)
      case 'index':
        return planIndex(expression, this)
      case 'call':
        return planCall(expression, this)
      case 'operation':
        return planOperation(expression, this)
      case 'logical':
        return planLogical(expression, this)
      case 'conditional':
        return planConditional(expression, this)
      case 'list':
        return planList(expression, this)
      case 'map':
        return planMap(expression, this)
      case 'comprehension':
        return planComprehension(expression, this)
      case 'binding':
        return planBinding(expression, this)
      case 'optional-mapping':
        return planOptionalMapping(expression, this)
    }
  }

  planWith(variables: readonly LocalVariable[], expression: Expression): Plan {
    const outer = this.#locals
    this.#locals = [...outer, ...variables]
    const plan = this.plan(expression)
    this.#locals = outer
    return plan
  }

  reserveSlot(): number {
    return this.#slotCount++
  }

  lookup(name: string, absolute: boolean): Variable | undefined {
    const local = absolute ? undefined : this.#locals.findLast((variable) => variable.name === name)
    if (local !== undefined) return local
    const known = this.#globals.get(name)
    if (known !== undefined || !this.declared.includes(name)) return known
    const variable = { slot: this.reserveSlot(), type: dyn }
    this.#globals.set(name, variable)
    return variable
  }

  fail(offset: number, reason: string): never {
    throw new CelSyntaxError(this.#text, offset, reason)
  }
}
