/**
 * Why an expression cannot be compiled: it does not parse, it names what is not declared, or its types do not fit.
 * A fault of its author; a retry does not help. `message` has the place, what was expected and the line with a
 * pointer under it, as cel-go prints its issues.
 */
export class CelSyntaxError extends Error {
  readonly kind = 'syntax'
  /** From 1. */
  readonly line: number
  /** From 1, in characters. */
  readonly column: number
  /** What is wrong, without the place. */
  readonly reason: string

  constructor(text: string, offset: number, reason: string) {
    const { line, column, source } = placeOf(text, offset)
    super(`line ${line}, column ${column}: ${reason}\n | ${source}\n | ${'.'.repeat(column - 1)}^`)
    this.name = 'CelSyntaxError'
    this.line = line
    this.column = column
    this.reason = reason
  }
}

/** Longer lines are cut around the place, so that a message stays readable. */
const widest = 160

function placeOf(text: string, offset: number): { line: number; column: number; source: string } {
  const before = text.slice(0, offset)
  const start = before.lastIndexOf('\n') + 1
  const end = text.indexOf('\n', offset)
  const source = text.slice(start, end < 0 ? undefined : end)
  return {
    line: before.split('\n').length,
    column: [...before.slice(start)].length + 1,
    source: source.length > widest ? `${source.slice(0, widest)}…` : source,
  }
}
