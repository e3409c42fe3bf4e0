import type { CelValue } from '../value/cel-value.ts'

export type TokenKind = 'identifier' | 'literal' | 'punctuation' | 'end'

export interface Token {
  readonly kind: TokenKind
  /** As written; of a quoted identifier what is between the quotes. */
  readonly text: string
  readonly offset: number
  /** Of a literal. */
  readonly value?: CelValue
  /** An identifier in backquotes, which may only name a field. */
  readonly quoted?: boolean
}

/** What a token is called in a message. */
export function describeToken(token: Token): string {
  return token.kind === 'end' ? 'the end of the expression' : `"${token.text}"`
}
