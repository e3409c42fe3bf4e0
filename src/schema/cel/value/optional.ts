import type { CelValue, ObjectValue } from './cel-value.ts'

/** A value that may be absent: `optional.of(x)`, `optional.none()`, `a.?b`. */
export class Optional implements ObjectValue {
  readonly typeName = 'optional_type'
  /** Undefined when there is none. */
  readonly value: CelValue | undefined

  constructor(value?: CelValue) {
    this.value = value
  }
}
