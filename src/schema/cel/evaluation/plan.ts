import type { Expression } from '../syntax/expression.ts'
import type { CelType } from '../value/cel-type.ts'
import type { CelValue } from '../value/cel-value.ts'
import type { Evaluation } from './evaluation.ts'

/** Computes the value of an expression; a failure is a CelError that is returned. */
export type Step = (evaluation: Evaluation) => CelValue

/** An expression that is checked and ready to run. */
export interface Plan {
  readonly type: CelType
  readonly step: Step
  /** Of a literal: what it always comes to. */
  readonly constant?: CelValue
}

/** What the planning of one kind of expression needs of the others. */
export interface Planning {
  plan(expression: Expression): Plan
  /** Plans with variables of a macro; they hide others of the same name. */
  planWith(variables: readonly LocalVariable[], expression: Expression): Plan
  /** A place for a variable, which no other variable of the program has. */
  reserveSlot(): number
  /** Where the variable of that name is and what it is; undefined when there is none. */
  lookup(name: string, absolute: boolean): Variable | undefined
  /** The names of the variables that were declared. */
  readonly declared: readonly string[]
  /** @throws CelSyntaxError */
  fail(offset: number, reason: string): never
}

export interface Variable {
  readonly slot: number
  readonly type: CelType
}

export interface LocalVariable extends Variable {
  readonly name: string
}
