import { globalFunction, memberFunction, type Overload } from '../function/overload.ts'
import { CelError, isError } from '../value/cel-error.ts'
import { CelList, ValueList } from '../value/cel-list.ts'
import { bool, dyn, int, listOf, optionalOf, variableA } from '../value/cel-type.ts'
import type { CelValue } from '../value/cel-value.ts'
import { Duration } from '../value/duration.ts'
import { equal } from '../value/equality.ts'
import { type Meter, traversal } from '../value/meter.ts'
import { Optional } from '../value/optional.ts'
import { compareItems, sortInPlace } from '../value/sort-in-place.ts'
import { Uint } from '../value/uint.ts'
import { addValues } from './operators.ts'

const listOfA = listOf(variableA)
const cost = (list: CelList) => traversal(list.size)
const itself = (list: CelList) => 1 + traversal(list.size)

/** Kubernetes' functions of lists (apiserver/pkg/cel/library/lists.go) and cel-go's extension (ext/lists.go). */
export const lists: readonly Overload[] = [
  memberFunction('isSorted', [listOfA], bool, (meter, list) => isSorted(list, meter), { cost }),
  memberFunction('sum', [listOfA], variableA, (_, list) => sum(list), { cost }),
  memberFunction('min', [listOfA], variableA, (meter, list) => extreme(list, 'min', meter), { cost }),
  memberFunction('max', [listOfA], variableA, (meter, list) => extreme(list, 'max', meter), { cost }),
  memberFunction(
    'indexOf',
    [listOfA, variableA],
    int,
    (meter, list, item) => indexOf(list, item, meter, false),
    {
      cost,
    },
  ),
  memberFunction(
    'lastIndexOf',
    [listOfA, variableA],
    int,
    (meter, list, item) => indexOf(list, item, meter, true),
    {
      cost,
    },
  ),
  memberFunction('slice', [listOfA, int, int], listOfA, (_, list, start, end) => slice(list, start, end), {
    cost: itself,
  }),
  memberFunction('flatten', [listOf(dyn)], listOf(dyn), (meter, list) => flatten(list, 1n, meter), {
    cost: itself,
  }),
  memberFunction(
    'flatten',
    [listOf(dyn), int],
    listOf(dyn),
    (meter, list, depth) => flatten(list, depth, meter),
    {
      cost: itself,
    },
  ),
  memberFunction('distinct', [listOfA], listOfA, (meter, list) => distinct(list, meter), { cost: itself }),
  memberFunction('reverse', [listOfA], listOfA, (_, list) => new ValueList(list.toArray().toReversed()), {
    cost: itself,
  }),
  memberFunction('sort', [listOfA], listOfA, (meter, list) => sort(list, meter), { cost: itself }),
  memberFunction('first', [listOfA], optionalOf(variableA), (_, list) => itemAt(list, 0)),
  memberFunction('last', [listOfA], optionalOf(variableA), (_, list) => itemAt(list, list.size - 1)),
  globalFunction('lists.range', [int], listOf(int), (meter, count) => range(count, meter)),
]

function isSorted(list: CelList, meter: Meter): CelValue {
  for (let index = 1; index < list.size; index++) {
    const order = compareItems(list.at(index - 1), list.at(index), meter)
    if (isError(order)) return order
    if (order > 0) return false
  }
  return true
}

/** Of nothing it is 0, as in Kubernetes where the type of the items is not known. */
function sum(list: CelList): CelValue {
  if (list.size === 0) return 0n
  let total = zeroOf(list.at(0))
  for (let index = 0; index < list.size; index++) {
    total = addValues(total, list.at(index))
    if (isError(total)) return total
  }
  return total
}

function zeroOf(value: CelValue): CelValue {
  if (value instanceof Uint) return new Uint(0n)
  if (value instanceof Duration) return new Duration(0n)
  return typeof value === 'number' ? 0 : 0n
}

function extreme(list: CelList, name: 'min' | 'max', meter: Meter): CelValue {
  if (list.size === 0) return new CelError(`${name} called on empty list`)
  let best = list.at(0)
  for (let index = 1; index < list.size; index++) {
    const order = compareItems(list.at(index), best, meter)
    if (isError(order)) return order
    if (name === 'min' ? order < 0 : order > 0) best = list.at(index)
  }
  return best
}

function indexOf(list: CelList, item: CelValue, meter: Meter, fromEnd: boolean): CelValue {
  for (let step = 0; step < list.size; step++) {
    const index = fromEnd ? list.size - 1 - step : step
    if (equal(list.at(index), item, meter)) return BigInt(index)
  }
  return -1n
}

function slice(list: CelList, start: bigint, end: bigint): CelValue {
  if (start < 0n || end < 0n) {
    return new CelError(`cannot slice(${start}, ${end}), negative indexes not supported`)
  }
  if (start > end) {
    return new CelError(`cannot slice(${start}, ${end}), start index must be less than or equal to end index`)
  }
  if (end > list.size) return new CelError(`cannot slice(${start}, ${end}), list is length ${list.size}`)
  return new ValueList(list.toArray().slice(Number(start), Number(end)))
}

function flatten(list: CelList, depth: bigint, meter: Meter): CelValue {
  if (depth < 0n) return new CelError('level must be non-negative')
  const values: CelValue[] = []
  const add = (items: CelList, levels: bigint): void => {
    meter.charge(1 + traversal(items.size))
    for (const item of items) {
      if (item instanceof CelList && levels > 0n) add(item, levels - 1n)
      else values.push(item)
    }
  }
  add(list, depth)
  return new ValueList(values)
}

/** Every pair that is compared is charged. */
function distinct(list: CelList, meter: Meter): CelValue {
  const values: CelValue[] = []
  const texts = new Set<string>()
  for (const item of list) {
    if (typeof item === 'string') {
      if (!texts.has(item)) values.push(item)
      texts.add(item)
    } else if (!values.some((value) => equal(value, item, meter))) values.push(item)
  }
  return new ValueList(values)
}

function sort(list: CelList, meter: Meter): CelValue {
  const values = [...list]
  return sortInPlace(values, (value) => value, meter) ?? new ValueList(values)
}

function itemAt(list: CelList, index: number): Optional {
  return list.size === 0 ? new Optional() : new Optional(list.at(index))
}

function range(count: bigint, meter: Meter): CelValue {
  const size = Math.max(0, Number(count))
  meter.charge(size)
  return new ValueList(Array.from({ length: size }, (_, index) => BigInt(index)))
}
