/** What work is charged to; it ends the evaluation when the limit is exceeded. */
export interface Meter {
  charge(units: number): void
}

/** Takes charges for what was paid for already, and passes on only what is more. */
export class PrepaidMeter implements Meter {
  readonly #meter: Meter
  #left: number

  constructor(meter: Meter, units: number) {
    this.#meter = meter
    this.#left = units
  }

  charge(units: number): void {
    this.#left -= units
    if (this.#left >= 0) return
    this.#meter.charge(-this.#left)
    this.#left = 0
  }
}

/** What cel-go charges for going through a string or a list: a tenth of a unit for each character or item. */
export function traversal(size: number): number {
  return Math.ceil(size / 10)
}
