import { CelList } from './cel-list.ts'
import { CelMap } from './cel-map.ts'
import { CelType } from './cel-type.ts'
import { type CelValue, isOpaque } from './cel-value.ts'
import { Duration } from './duration.ts'
import { type Meter, traversal } from './meter.ts'
import { Optional } from './optional.ts'
import { Timestamp } from './timestamp.ts'
import { Uint } from './uint.ts'

/**
 * Whether two values are equal: numbers by what they amount to, whatever their types; values of other types that
 * differ are unequal, which is no error (google/cel-spec, langdef, "Equality"). Charged as cel-go does, and for every nested list and map too: values may share parts, so
 * that a short expression makes one that is huge to walk.
 */
export function equal(left: CelValue, right: CelValue, meter: Meter): boolean {
  if (typeof left !== 'object' && typeof left === typeof right) {
    meter.charge(typeof left === 'string' ? traversal(Math.min(left.length, String(right).length)) : 1)
    return left === right
  }
  meter.charge(1)
  if (left === null || right === null) return left === right
  const number = numeric(left)
  if (number !== undefined) {
    const other = numeric(right)
    return other !== undefined && sameNumber(number, other)
  }
  if (left instanceof CelList) return right instanceof CelList && listsEqual(left, right, meter)
  if (left instanceof CelMap) return right instanceof CelMap && mapsEqual(left, right, meter)
  if (left instanceof Timestamp) return right instanceof Timestamp && left.nanoseconds === right.nanoseconds
  if (left instanceof Duration) return right instanceof Duration && left.nanoseconds === right.nanoseconds
  if (left instanceof Uint8Array) return right instanceof Uint8Array && bytesEqual(left, right)
  if (left instanceof CelType) return right instanceof CelType && left.name === right.name
  if (left instanceof Optional) return right instanceof Optional && optionalsEqual(left, right, meter)
  return isOpaque(left) && isOpaque(right) && left.typeName === right.typeName && left.equals(right)
}

/** Where a double is involved cel-go compares doubles, so that neighbours beyond 2^53 are equal. */
function sameNumber(left: bigint | number, right: bigint | number): boolean {
  return typeof left === typeof right ? left === right : Number(left) === Number(right)
}

/** The number that an int, uint or double is. */
export function numeric(value: CelValue): bigint | number | undefined {
  if (typeof value === 'bigint' || typeof value === 'number') return value
  return value instanceof Uint ? value.value : undefined
}

function listsEqual(left: CelList, right: CelList, meter: Meter): boolean {
  if (left.size !== right.size) return false
  for (let index = 0; index < left.size; index++) {
    if (!equal(left.at(index), right.at(index), meter)) return false
  }
  return true
}

function mapsEqual(left: CelMap, right: CelMap, meter: Meter): boolean {
  if (left.size !== right.size) return false
  for (const key of left.keys()) {
    const other = right.get(key)
    if (other === undefined || !equal(left.get(key) ?? null, other, meter)) return false
  }
  return true
}

function bytesEqual(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index])
}

function optionalsEqual(left: Optional, right: Optional, meter: Meter): boolean {
  if (left.value === undefined || right.value === undefined) return left.value === right.value
  return equal(left.value, right.value, meter)
}
