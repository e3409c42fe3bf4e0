import { goFormatFloat } from '../../base/index.ts'

/** A number that is a float64 in Go although it is whole. */
export class Float64 {
  readonly value: number

  constructor(value: number) {
    this.value = value
  }

  toString(): string {
    return goFormatFloat(this.value)
  }

  toJSON(): number {
    return this.value
  }
}
