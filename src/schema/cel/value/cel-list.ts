import type { CelValue, ObjectValue } from './cel-value.ts'

/** A list; items of a list of JSON are converted when they are read. */
export abstract class CelList implements ObjectValue {
  get typeName(): string {
    return 'list'
  }

  abstract readonly size: number
  /** The item at an index that is in range. */
  abstract at(index: number): CelValue
  abstract toArray(): readonly CelValue[]

  [Symbol.iterator](): Iterator<CelValue> {
    return this.toArray()[Symbol.iterator]()
  }
}

/** A list of values that were computed. */
export class ValueList extends CelList {
  readonly #values: readonly CelValue[]

  constructor(values: readonly CelValue[]) {
    super()
    this.#values = values
  }

  get size(): number {
    return this.#values.length
  }

  at(index: number): CelValue {
    return this.#values[index] ?? null
  }

  toArray(): readonly CelValue[] {
    return this.#values
  }
}
