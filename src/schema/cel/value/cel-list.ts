import type { CelValue, ObjectValue } from './cel-value.ts'

/** A list; items of a list of JSON are converted when they are read. */
export abstract class CelList implements ObjectValue {
  /** The item at an index that is in range. */
  abstract at(index: number): CelValue
  abstract readonly size: number;

  *[Symbol.iterator](): Iterator<CelValue> {
    for (let index = 0; index < this.size; index++) yield this.at(index)
  }

  readonly typeName = 'list'
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
}
