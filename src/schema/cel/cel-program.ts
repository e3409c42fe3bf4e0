import { CostLimitExceeded, Evaluation } from './evaluation/evaluation.ts'
import type { Step } from './evaluation/plan.ts'
import { Planner } from './evaluation/planner.ts'
import { parse } from './syntax/parser.ts'
import { adapt } from './value/adapt.ts'
import { CelError, isError } from './value/cel-error.ts'
import { typeNameOf } from './value/cel-value.ts'
import { plainValue } from './value/plain-value.ts'
import { timestampFrom } from './value/timestamp.ts'

/** What an evaluation came to: a plain value, or why it failed in the words of cel-go. */
export type CelResult =
  | { readonly value: unknown; readonly error?: never }
  | { readonly error: string; readonly value?: never }

export interface CompileCelOptions {
  /** The names that an expression may read; none when left out. */
  readonly variables?: readonly string[]
  /** What the expression has to come to: anything when left out. */
  readonly resultType?: 'bool' | 'string'
}

export interface EvaluateCelOptions {
  /** In units of Kubernetes' runtime cost; 1,000,000 when left out, which is its limit for one expression. */
  readonly costLimit?: number
  /** What the variable `now` holds, when it is declared: milliseconds since 1970 UTC, in CEL a timestamp. */
  readonly now?: number
}

/** apiserver/pkg/apis/cel PerCallLimit. */
const defaultCostLimit = 1_000_000

/**
 * Compiles an expression of the Common Expression Language (google/cel-spec) with the functions that Kubernetes
 * has.
 *
 * @throws CelSyntaxError when it does not parse, reads what is not declared, or has types that cannot fit, that of
 * its result included
 */
export function compileCel(text: string, options: CompileCelOptions = {}): CelProgram {
  const planner = new Planner(text, options.variables ?? [])
  const { step, type } = planner.plan(parse(text))
  const { resultType } = options
  if (resultType !== undefined && type.name !== resultType && type.name !== 'dyn') {
    planner.fail(0, `the expression must evaluate to ${resultType}, it is ${type}`)
  }
  const slots = new Map([...planner.globals].map(([name, { slot }]) => [name, slot]))
  return new CelProgram(text, resultType === undefined ? step : expecting(resultType, step), slots)
}

/** What is read from variables has a type only when it is there. */
function expecting(typeName: string, step: Step): Step {
  return (evaluation) => {
    const value = step(evaluation)
    const found = typeNameOf(value)
    return found === typeName || isError(value)
      ? value
      : new CelError(`the expression must evaluate to ${typeName}, it is ${found}`)
  }
}

/** A compiled expression, which holds nothing of the evaluations it was used for. */
export class CelProgram {
  readonly text: string
  readonly #step: Step
  readonly #slots: ReadonlyMap<string, number>

  constructor(text: string, step: Step, slots: ReadonlyMap<string, number>) {
    this.text = text
    this.#step = step
    this.#slots = slots
  }

  /** The declared variables that it reads. */
  get variables(): readonly string[] {
    return [...this.#slots.keys()]
  }

  /**
   * Never throws. Values are JSON, or what `adapt` takes beside it; they are converted only as far as they are
   * read. A variable that is not given is an error where it is read.
   */
  evaluate(variables: Readonly<Record<string, unknown>>, options: EvaluateCelOptions = {}): CelResult {
    const evaluation = new Evaluation([], options.costLimit ?? defaultCostLimit)
    for (const [name, slot] of this.#slots) {
      evaluation.slots[slot] =
        name === 'now' && options.now !== undefined ? instant(options.now) : given(variables, name)
    }
    try {
      const value = this.#step(evaluation)
      return isError(value) ? { error: value.message } : { value: plainValue(value, evaluation) }
    } catch (error) {
      if (error instanceof CostLimitExceeded) return { error: error.message }
      if (error instanceof RangeError)
        return { error: `a value is nested too deeply or too large: ${error.message}` }
      throw error
    }
  }
}

function given(variables: Readonly<Record<string, unknown>>, name: string) {
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined
  return value === undefined ? new CelError(`no such attribute(s): ${name}`) : adapt(value)
}

function instant(ms: number) {
  const nanoseconds = Number.isFinite(ms) ? BigInt(Math.round(ms * 1000)) * 1000n : undefined
  const timestamp = nanoseconds === undefined ? undefined : timestampFrom(nanoseconds)
  return timestamp ?? new CelError('timestamp overflow')
}
