import { FieldError } from '../field-error.ts'

/**
 * What a walk has found so far: kube-openapi's validate.Result. `matchCount` counts what was checked, because
 * the branch of an anyOf or oneOf with the most checks is the one whose errors are shown.
 */
export class Result {
  matchCount = 0
  #findings: Finding[] = []

  /** How many errors there are. */
  get size(): number {
    return this.#findings.length
  }

  /** Adds an error unless one with the same message is there, which is how upstream tells errors apart. */
  add(message: string, error: FieldError): void {
    if (this.#findings.every((finding) => finding.message !== message))
      this.#findings.push({ message, error })
  }

  /** Adds an error that upstream gives no field. */
  addPlain(message: string): void {
    this.add(message, FieldError.invalid('', '', message))
  }

  merge(other: Result): void {
    for (const { message, error } of other.#findings) this.add(message, error)
    this.matchCount += other.matchCount
  }

  /** Forgets all errors but the first `size`. */
  truncate(size: number): void {
    this.#findings.length = size
  }

  errors(): FieldError[] {
    return this.#findings.map((finding) => finding.error)
  }
}

interface Finding {
  readonly message: string
  readonly error: FieldError
}
