import { type CelError, isError, noSuchOverload } from './cel-error.ts'
import type { CelValue } from './cel-value.ts'
import { type Meter, traversal } from './meter.ts'
import { compare } from './order.ts'

/** Sorts by a key, keeping the order of equals; what cannot be compared is the failure. */
export function sortInPlace<T>(items: T[], keyOf: (item: T) => CelValue, meter: Meter): CelError | undefined {
  let failure: CelError | undefined
  items.sort((left, right) => {
    const order = compareItems(keyOf(left), keyOf(right), meter)
    if (!isError(order)) return order
    failure = order
    return 0
  })
  return failure
}

/** The order of two values, charged for the length of texts. */
export function compareItems(left: CelValue, right: CelValue, meter: Meter): number | CelError {
  meter.charge(typeof left === 'string' ? traversal(left.length) : 0.1)
  return compare(left, right) ?? noSuchOverload()
}
