import { globalFunction, type Overload } from '../function/overload.ts'
import type { CelList } from '../value/cel-list.ts'
import { bool, listOf, variableA } from '../value/cel-type.ts'
import type { CelValue } from '../value/cel-value.ts'
import { equal } from '../value/equality.ts'
import type { Meter } from '../value/meter.ts'

const listOfA = listOf(variableA)

/** cel-go ext/sets.go: lists whose order and repetitions do not count. Every pair that is compared is charged. */
export const sets: readonly Overload[] = [
  globalFunction('sets.contains', [listOfA, listOfA], bool, (meter, list, part) =>
    containsAll(list, part, meter),
  ),
  globalFunction(
    'sets.equivalent',
    [listOfA, listOfA],
    bool,
    (meter, a, b) => containsAll(a, b, meter) && containsAll(b, a, meter),
  ),
  globalFunction('sets.intersects', [listOfA, listOfA], bool, (meter, a, b) => {
    for (const item of a) if (includes(b, item, meter)) return true
    return false
  }),
]

function containsAll(list: CelList, part: CelList, meter: Meter): boolean {
  for (const item of part) if (!includes(list, item, meter)) return false
  return true
}

function includes(list: CelList, item: CelValue, meter: Meter): boolean {
  for (const candidate of list) if (equal(candidate, item, meter)) return true
  return false
}
