import type { CelValue } from '../value/cel-value.ts'
import type { Meter } from '../value/meter.ts'

/** Ends an evaluation; unlike an error of CEL nothing in the expression can absorb it. */
export class CostLimitExceeded extends Error {
  constructor() {
    super('operation cancelled: actual cost limit exceeded')
    this.name = 'CostLimitExceeded'
  }
}

/** One run of a program: the values of its variables, by their slots, and what it has cost. */
export class Evaluation implements Meter {
  readonly slots: CelValue[]
  readonly #limit: number
  #cost = 0

  constructor(slots: CelValue[], limit: number) {
    this.slots = slots
    this.#limit = limit
  }

  get cost(): number {
    return this.#cost
  }

  /** @throws CostLimitExceeded */
  charge(units: number): void {
    this.#cost += units
    if (this.#cost > this.#limit) throw new CostLimitExceeded()
  }
}
