import { conversions } from '../library/conversions.ts'
import { lists } from '../library/lists.ts'
import { operators } from '../library/operators.ts'
import { optionals } from '../library/optionals.ts'
import { regex } from '../library/regex.ts'
import { sets } from '../library/sets.ts'
import { size } from '../library/size.ts'
import { strings } from '../library/strings.ts'
import type { Overload } from './overload.ts'

/** Every function there is, by name; operators have names such as `_+_`. */
export const functionTable: ReadonlyMap<string, readonly Overload[]> = Map.groupBy(
  [operators, size, conversions, strings, regex, lists, sets, optionals].flat(),
  ({ name }) => name,
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
