import { FieldError } from '../field-error.ts'

/**
 * What a walk has found so far: kube-openapi's validate.Result. `matchCount` counts what was checked, because
 * the branch of an anyOf or oneOf with the most checks is the one whose errors are shown.
 */
export class Result {
  matchCount = 0
  #errors: FoundError[] = []

  /** How many errors there are. */
  get size(): number {
    return this.#errors.length
  }

  /** Adds an error unless one with the same message is there, which is how upstream tells errors apart. */
  add(message: string, error: FieldError): void {
    if (this.#errors.every((found) => found.message !== message)) this.#errors.push({ message, error })
  }

  /** Adds an error that upstream gives no field. */
  addPlain(message: string): void {
    this.add(message, FieldError.invalid('', '', message))
  }

  merge(other: Result): void {
    for (const { message, error } of other.#errors) this.add(message, error)
    this.matchCount += other.matchCount
  }

  /** Forgets all errors but the first `size`. */
  truncate(size: number): void {
    this.#errors.length = size
  }

  errors(): FieldError[] {
    return this.#errors.map(({ error }) => error)
  }
}

interface FoundError {
  readonly message: string
  readonly error: FieldError
}
