/** Something that is valid but will be regretted. */
export interface LintFinding {
  /** Line in the input, from 1. */
  readonly line: number
  /** The family's name as it stands in the input. */
  readonly family: string
  readonly message: string
}

/** The format that families were read from. Text has counters' names with `_total`, and few rules of its own. */
export type LintFormat = 'text' | 'openmetrics'
