import type { CelError } from '../value/cel-error.ts'
import type { CelType } from '../value/cel-type.ts'
import type { CelValue } from '../value/cel-value.ts'
import type { Meter } from '../value/meter.ts'

/** One signature of a function. */
export interface Overload {
  readonly name: string
  /** Called as `first.name(others)`. */
  readonly receiver: boolean
  readonly parameters: readonly CelType[]
  /** Further arguments may follow, of the last parameter's type. */
  readonly variadic: boolean
  readonly result: CelType
  /** What a call costs beside its arguments, charged before it runs; one unit when undefined. */
  readonly cost: ((...values: CelValue[]) => number) | undefined
  /** A failure is a CelError that is returned; what it does beyond its cost it charges to the meter. */
  readonly run: (meter: Meter, ...values: CelValue[]) => CelValue
  /**
   * What to run instead where some arguments are literals; undefined when that makes no difference, a CelError
   * when the call can only fail.
   */
  readonly specialize: Specialize | undefined
}

type Specialize = (constants: readonly (CelValue | undefined)[]) => Overload['run'] | CelError | undefined

type Values<P extends readonly CelType[]> = { [K in keyof P]: P[K] extends CelType<infer V> ? V : never }

interface OverloadOptions<P extends readonly CelType[]> {
  readonly cost?: (...values: Values<P>) => number
  readonly variadic?: boolean
  readonly specialize?: (constants: readonly (CelValue | undefined)[]) => Run<P> | CelError | undefined
}

type Run<P extends readonly CelType[]> = (meter: Meter, ...values: Values<P>) => CelValue

/** A signature of a function that is called by its name alone: `name(parameters)`. */
export function globalFunction<const P extends readonly CelType[]>(
  name: string,
  parameters: P,
  result: CelType,
  run: Run<P>,
  options: OverloadOptions<P> = {},
): Overload {
  return overload(name, false, parameters, result, run, options)
}

/** A signature of a function that is called on its first parameter: `first.name(others)`. */
export function memberFunction<const P extends readonly CelType[]>(
  name: string,
  parameters: P,
  result: CelType,
  run: Run<P>,
  options: OverloadOptions<P> = {},
): Overload {
  return overload(name, true, parameters, result, run, options)
}

/** Values were checked against the parameters when an overload was chosen, which the compiler cannot see. */
function overload<const P extends readonly CelType[]>(
  name: string,
  receiver: boolean,
  parameters: P,
  result: CelType,
  run: Run<P>,
  options: OverloadOptions<P>,
): Overload {
  return {
    name,
    receiver,
    parameters,
    variadic: options.variadic ?? false,
    result,
    cost: options.cost as Overload['cost'],
    run: run as Overload['run'],
    specialize: options.specialize as Overload['specialize'],
  }
}

/** Whether it may be called with that many arguments, the receiver included. */
export function takes(candidate: Overload, count: number): boolean {
  const { length } = candidate.parameters
  return candidate.variadic ? count >= length : count === length
}

/** The type of the parameter that takes the argument at that index. */
export function parameterAt(candidate: Overload, index: number): CelType | undefined {
  return candidate.parameters[Math.min(index, candidate.parameters.length - 1)]
}
