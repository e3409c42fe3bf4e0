import { CelList, ValueList } from './cel-list.ts'
import { type CelKey, CelMap, ValueMap } from './cel-map.ts'
import type { CelValue } from './cel-value.ts'
import { timestampFrom } from './timestamp.ts'
import { fitsInt64, Uint } from './uint.ts'

/**
 * The value of CEL for a plain one, as Kubernetes reads JSON: a whole number that fits 64 bits is an int, another
 * number a double. Beside JSON it takes bigint (int, or uint when it is too large for one), Date, Uint8Array, Map
 * and Set. Constant time: what an object or array holds is converted when it is read, so it must not change
 * while an evaluation runs. What is none of these, `undefined` among them, is null.
 */
export function adapt(value: unknown): CelValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63 ? BigInt(value) : value
    case 'bigint':
      return fitsInt64(value) ? value : new Uint(BigInt.asUintN(64, value))
    case 'object':
      return value === null ? null : adaptObject(value)
    default:
      return null
  }
}

function adaptObject(value: object): CelValue {
  if (Array.isArray(value)) return new JsonList(value)
  if (value instanceof Uint8Array) return value
  if (value instanceof Date)
    return timestampFrom(BigInt(Math.trunc(value.getTime() || 0)) * 1_000_000n) ?? null
  if (value instanceof Set) return new ValueList([...value].map(adapt))
  if (value instanceof Map) return adaptMap(value)
  return new JsonMap(value as Readonly<Record<string, unknown>>)
}

function adaptMap(entries: ReadonlyMap<unknown, unknown>): CelMap {
  const map = new ValueMap()
  for (const [key, value] of entries) {
    const adapted = adapt(key)
    map.insert(
      typeof adapted === 'bigint' || typeof adapted === 'boolean' ? adapted : String(key),
      adapt(value),
    )
  }
  return map
}

class JsonList extends CelList {
  readonly #items: readonly unknown[]

  constructor(items: readonly unknown[]) {
    super()
    this.#items = items
  }

  get size(): number {
    return this.#items.length
  }

  at(index: number): CelValue {
    return adapt(this.#items[index])
  }

  toArray(): readonly CelValue[] {
    return this.#items.map(adapt)
  }
}

class JsonMap extends CelMap {
  readonly #members: Readonly<Record<string, unknown>>
  #keys: readonly string[] | undefined

  constructor(members: Readonly<Record<string, unknown>>) {
    super()
    this.#members = members
  }

  get size(): number {
    return this.#known().length
  }

  get(key: CelValue): CelValue | undefined {
    if (typeof key !== 'string' || !Object.hasOwn(this.#members, key)) return undefined
    const member = this.#members[key]
    return member === undefined ? undefined : adapt(member)
  }

  keys(): Iterable<CelKey> {
    return this.#known()
  }

  /** A member that is undefined is none, as in JSON. */
  #known(): readonly string[] {
    this.#keys ??= Object.keys(this.#members).filter((key) => this.#members[key] !== undefined)
    return this.#keys
  }
}
