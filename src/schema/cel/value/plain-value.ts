import { CelError } from './cel-error.ts'
import { CelList } from './cel-list.ts'
import { CelMap } from './cel-map.ts'
import { CelType } from './cel-type.ts'
import type { CelValue } from './cel-value.ts'
import { type Meter, traversal } from './meter.ts'
import { Optional } from './optional.ts'
import { Uint } from './uint.ts'

/**
 * A value of CEL as a plain one: an int or uint is a number, or a bigint when a number cannot hold it exactly;
 * a list is an array, a map an object (its keys as text); bytes are a Uint8Array; an optional is its value, or
 * null; a timestamp, a duration and what Kubernetes adds (quantity, URL, IP …) are their text. Values may share parts and be huge
 * when written out, so this is charged.
 */
export function plainValue(value: CelValue, meter: Meter): unknown {
  if (typeof value === 'bigint') return plainInteger(value)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  if (value instanceof Uint) return plainInteger(value.value)
  if (value instanceof CelList) return plainArray(value, meter)
  if (value instanceof CelMap) return plainObject(value, meter)
  if (value instanceof Optional) return value.value === undefined ? null : plainValue(value.value, meter)
  if (value instanceof CelType) return value.name
  return value instanceof CelError ? value.message : String(value)
}

function plainInteger(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

function plainArray(list: CelList, meter: Meter): unknown[] {
  meter.charge(1 + traversal(list.size))
  return Array.from(list, (item) => plainValue(item, meter))
}

/** `Object.fromEntries` defines members, so a key `__proto__` is a member like any other. */
function plainObject(map: CelMap, meter: Meter): Record<string, unknown> {
  meter.charge(1 + traversal(map.size))
  return Object.fromEntries(
    Array.from(map.keys(), (key) => [
      String(key instanceof Uint ? key.value : key),
      plainValue(map.get(key) ?? null, meter),
    ]),
  )
}
