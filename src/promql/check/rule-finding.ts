/** `error`: it cannot work; `warning`: it will be regretted; `info`: a habit that has proved good. */
export type Severity = 'error' | 'warning' | 'info'

/** Something found in a rule file, and what to do about it. */
export interface RuleFinding {
  readonly severity: Severity
  /** The name of the check, to look it up and to switch it off. */
  readonly check: string
  readonly message: string
  readonly line: number
  readonly column: number
  /** Absent of what concerns the file as a whole. */
  readonly group?: string
  /** The alert or the recorded series. */
  readonly rule?: string
}
