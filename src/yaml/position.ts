/** A place in a text. Both from 1; the column in UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** For sorting: in the order of the text. */
export function comparePositions(one: Position, other: Position): number {
  return one.line - other.line || one.column - other.column
}
