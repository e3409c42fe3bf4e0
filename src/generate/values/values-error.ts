/** Something wrong with values, where it stands, and what to do. */
export interface ValuesProblem {
  /** A file's name, or `--set` with what was given to it. */
  readonly source: string
  /** From 1; absent of what was set on the command line, or stands nowhere because it is missing. */
  readonly line?: number
  readonly column?: number
  /** The key, its parts parted by dots; '' for the whole. */
  readonly key: string
  readonly message: string
}

/** Values that cannot be used. The message has a line for each problem; another try with the same values fails again. */
export class ValuesError extends Error {
  readonly problems: readonly ValuesProblem[]

  constructor(problems: readonly ValuesProblem[]) {
    super(problems.map(formatValuesProblem).join('\n'))
    this.name = 'ValuesError'
    this.problems = problems
  }
}

/** `values.yaml:3:5: alerts.CustomResourceNotReady.for: …`, the form in which editors find the place. */
export function formatValuesProblem({ source, line, column, key, message }: ValuesProblem): string {
  const place = [source, line, column].filter((part) => part !== undefined).join(':')
  return [place, key, message].filter((part) => part !== '').join(': ')
}
