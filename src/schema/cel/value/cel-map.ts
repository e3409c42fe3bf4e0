import type { CelValue, ObjectValue } from './cel-value.ts'
import { Uint } from './uint.ts'

/** What may be a key of a map; doubles are looked up by the whole number that they equal. */
export type CelKey = string | bigint | boolean | Uint

/** A map; members of an object of JSON are converted when they are read. */
export abstract class CelMap implements ObjectValue {
  readonly typeName = 'map'
  abstract readonly size: number
  /** The member of that key; undefined when there is none, also because no key can have that type. */
  abstract get(key: CelValue): CelValue | undefined
  abstract keys(): Iterable<CelKey>
}

/** A map of members that were computed, in the order they were given. */
export class ValueMap extends CelMap {
  readonly #members = new Map<string | bigint | boolean, { key: CelKey; value: CelValue }>()

  get size(): number {
    return this.#members.size
  }

  get(key: CelValue): CelValue | undefined {
    const form = keyForm(key)
    return form === undefined ? undefined : this.#members.get(form)?.value
  }

  /** False when the key is there already, and then nothing is changed. */
  insert(key: CelKey, value: CelValue): boolean {
    const form = keyForm(key)
    if (form === undefined || this.#members.has(form)) return false
    this.#members.set(form, { key, value })
    return true
  }

  *keys(): Iterable<CelKey> {
    for (const { key } of this.#members.values()) yield key
  }
}

export function isKey(value: CelValue): value is CelKey {
  return (
    typeof value === 'string' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean' ||
    value instanceof Uint
  )
}

/** Keys that are equal across the types of numbers have one form. */
function keyForm(key: CelValue): string | bigint | boolean | undefined {
  if (typeof key === 'string' || typeof key === 'bigint' || typeof key === 'boolean') return key
  if (key instanceof Uint) return key.value
  return typeof key === 'number' && Number.isInteger(key) ? BigInt(key) : undefined
}
