import type { Position } from '../../yaml/index.ts'

/** Something about one place of a configuration. */
export interface ConfigurationProblem extends Position {
  /** The field, as `spec.resources[0].metrics[1].each.type`; empty for the text as a whole. */
  readonly field: string
  /** What is wrong, and what is allowed there. */
  readonly message: string
}

/** A configuration that cannot be used; to try again is of no use. */
export class ConfigurationError extends Error {
  /** In the order of the text, at least one. */
  readonly problems: readonly ConfigurationProblem[]

  constructor(problems: readonly ConfigurationProblem[]) {
    super(problems.map((problem) => formatProblem(problem)).join('\n'))
    this.name = 'ConfigurationError'
    this.problems = problems
  }
}

/** `file:3:5: spec.resources: …`, as compilers write it; without a file, `line 3, column 5: …`. */
export function formatProblem({ line, column, field, message }: ConfigurationProblem, file?: string): string {
  const place = file === undefined ? `line ${line}, column ${column}` : `${file}:${line}:${column}`
  return `${place}: ${field === '' ? '' : `${field}: `}${message}`
}
