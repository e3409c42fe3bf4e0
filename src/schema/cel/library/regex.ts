import { RegexpError } from '../../../base/index.ts'
import { globalFunction, memberFunction, type Overload } from '../function/overload.ts'
import { LinearRegexp } from '../regexp/linear-regexp.ts'
import { CelError } from '../value/cel-error.ts'
import { ValueList } from '../value/cel-list.ts'
import { bool, int, listOf, string } from '../value/cel-type.ts'
import type { CelValue } from '../value/cel-value.ts'
import { type Meter, PrepaidMeter, traversal } from '../value/meter.ts'

type Use = (regexp: LinearRegexp, meter: Meter, text: string, limit: bigint) => CelValue

/** `matches` of the language, `find` and `findAll` of Kubernetes; patterns in the syntax of RE2. */
export const regex: readonly Overload[] = [
  ...[memberFunction, globalFunction].map((declare) =>
    declare(
      'matches',
      [string, string],
      bool,
      ...withPattern((regexp, meter, text) => regexp.test(text, meter)),
    ),
  ),
  memberFunction(
    'find',
    [string, string],
    string,
    ...withPattern((regexp, meter, text) => {
      const match = regexp.find(text, 0, meter)
      return match === undefined ? '' : text.slice(match.start, match.end)
    }),
  ),
  memberFunction('findAll', [string, string], listOf(string), ...withPattern(findAll)),
  memberFunction('findAll', [string, string, int], listOf(string), ...withPattern(findAll)),
]

function findAll(regexp: LinearRegexp, meter: Meter, text: string, limit: bigint): CelValue {
  const most = limit < 0n ? Number.POSITIVE_INFINITY : Number(limit)
  return new ValueList(regexp.findAll(text, most, meter).map(({ start, end }) => text.slice(start, end)))
}

/** A pattern that is a literal is compiled once, and refused when it is none. */
function withPattern(use: Use) {
  const run = (meter: Meter, text: string, pattern: string, limit = -1n): CelValue => {
    meter.charge(pattern.length)
    const regexp = compile(pattern)
    return regexp instanceof CelError ? regexp : use(regexp, prepaid(meter, text, pattern), text, limit)
  }
  const specialize = (constants: readonly (CelValue | undefined)[]) => {
    const pattern = constants[1]
    if (typeof pattern !== 'string') return undefined
    const regexp = compile(pattern)
    if (regexp instanceof CelError) return regexp
    return (meter: Meter, text: string, _: string, limit = -1n) =>
      use(regexp, prepaid(meter, text, pattern), text, limit)
  }
  return [run, { cost, specialize }] as const
}

function compile(pattern: string): LinearRegexp | CelError {
  try {
    return new LinearRegexp(pattern)
  } catch (error) {
    if (error instanceof RegexpError) return new CelError(error.message)
    throw error
  }
}

/** Usual patterns take no more than what cel-go charges. */
function prepaid(meter: Meter, text: string, pattern: string): Meter {
  return new PrepaidMeter(meter, cost(text, pattern))
}

/** As cel-go charges for a text and a pattern; a quarter of the pattern's length stands for its states. */
function cost(text: string, pattern: string): number {
  return traversal(1 + text.length) * Math.ceil(pattern.length / 4)
}
