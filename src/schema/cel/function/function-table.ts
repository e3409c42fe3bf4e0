import { conversions } from '../library/conversions.ts'
import { encoders } from '../library/encoders.ts'
import { formats } from '../library/formats.ts'
import { lists } from '../library/lists.ts'
import { math } from '../library/math.ts'
import { networks } from '../library/networks.ts'
import { operators } from '../library/operators.ts'
import { optionals } from '../library/optionals.ts'
import { quantities } from '../library/quantities.ts'
import { regex } from '../library/regex.ts'
import { semvers } from '../library/semvers.ts'
import { sets } from '../library/sets.ts'
import { size } from '../library/size.ts'
import { strings } from '../library/strings.ts'
import { times } from '../library/times.ts'
import { urls } from '../library/urls.ts'
import type { Overload } from './overload.ts'

const language = [operators, size, conversions, strings, times, regex]
const extensions = [lists, sets, math, optionals, encoders]
const kubernetes = [quantities, urls, networks, semvers, formats]

/** Every function there is, by name; operators have names such as `_+_`. */
export const functionTable: ReadonlyMap<string, readonly Overload[]> = Map.groupBy(
  [...language, ...extensions, ...kubernetes].flat(),
  ({ name }) => name,
)

/** What stands before the dot in names such as `math.greatest`. */
export const namespaces: ReadonlySet<string> = new Set(
  [...functionTable.keys()]
    .filter((name) => name.includes('.'))
    .map((name) => name.slice(0, name.indexOf('.'))),
)

/** The names that an author may write, sorted. */
export function functionNames(receiver: boolean): string[] {
  return [...functionTable]
    .filter(
      ([name, overloads]) => /^\w+(\.\w+)*$/.test(name) && overloads.some((one) => one.receiver === receiver),
    )
    .map(([name]) => name)
    .sort()
}
