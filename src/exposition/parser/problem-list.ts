import { longestErrorList, type ParseProblem } from './parsed-family.ts'

/** Errors as they are found, at most one a line, and no more than a person could read. */
export class ProblemList {
  readonly #problems = new Map<number, ParseProblem>()

  get full(): boolean {
    return this.#problems.size >= longestErrorList
  }

  /** The first word on a line stands. */
  add(line: number, column: number, message: string): void {
    if (!this.full && !this.#problems.has(line)) this.#problems.set(line, { line, column, message })
  }

  sorted(): ParseProblem[] {
    return [...this.#problems.values()].sort((a, b) => a.line - b.line)
  }
}
