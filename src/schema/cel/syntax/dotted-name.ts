import type { Expression } from './expression.ts'

/** The text of a chain of plain names; undefined for anything else. */
export function dottedName(expression: Expression): string | undefined {
  if (expression.kind === 'identifier') return expression.name
  if (expression.kind !== 'select' || expression.mode !== 'plain') return undefined
  const before = dottedName(expression.operand)
  return before === undefined ? undefined : `${before}.${expression.field}`
}
