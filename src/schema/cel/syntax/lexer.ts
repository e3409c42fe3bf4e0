import { CelSyntaxError } from '../cel-syntax-error.ts'
import type { CelValue } from '../value/cel-value.ts'
import { fitsInt64, fitsUint64, maxInt64, Uint } from '../value/uint.ts'
import { readBytesLiteral, readStringLiteral } from './string-literal.ts'
import type { Token } from './token.ts'

const space = /(?:[\t\n\f\r ]|\/\/[^\n]*)*/y
const number =
  /(?:0[xX][0-9a-fA-F]+[uU]?|\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?|\d+[uU]?)/y
const identifier = /[A-Za-z_][A-Za-z0-9_]*/y
const quotedIdentifier = /`([A-Za-z0-9_.\-/ ]+)`/y
const stringStart = /(?:[rR][bB]?|[bB][rR]?)?("""|'''|"|')/y
const punctuation = /&&|\|\||[=!<>]=|[!?:.,<>+\-*/%()[\]{}]/y

/** Splits an expression into tokens; the last one says where it ends. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let offset = 0
  for (;;) {
    offset = skip(text, space, offset)
    if (offset >= text.length) break
    const token = readToken(text, offset)
    tokens.push(token.token)
    offset = token.end
  }
  tokens.push({ kind: 'end', text: '', offset: text.length })
  return tokens
}

interface Reading {
  readonly token: Token
  readonly end: number
}

function readToken(text: string, offset: number): Reading {
  const quote = match(text, stringStart, offset)
  if (quote !== undefined) return readString(text, offset, quote)
  const name = match(text, identifier, offset)
  if (name !== undefined) return reading({ kind: 'identifier', text: name, offset })
  const digits = match(text, number, offset)
  if (digits !== undefined) {
    return reading({ kind: 'literal', text: digits, offset, value: readNumber(text, digits, offset) })
  }
  const sign = match(text, punctuation, offset)
  if (sign !== undefined) return reading({ kind: 'punctuation', text: sign, offset })
  const quoted = match(text, quotedIdentifier, offset)
  if (quoted !== undefined) {
    const end = offset + quoted.length
    return { token: { kind: 'identifier', text: quoted.slice(1, -1), offset, quoted: true }, end }
  }
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0)
  throw new CelSyntaxError(text, offset, unexpectedCharacter(character))
}

function reading(token: Token): Reading {
  return { token, end: token.offset + token.text.length }
}

function unexpectedCharacter(character: string): string {
  if (character === '=') return 'unexpected "="; to compare, write "=="'
  if (character === '&' || character === '|')
    return `unexpected "${character}"; write "${character}${character}"`
  return `unexpected character ${JSON.stringify(character)}`
}

/** Whole numbers up to 2^63, because the sign before it is read by the parser. */
function readNumber(text: string, digits: string, offset: number): CelValue {
  if (/^\d*\.|^\d+[eE]/.test(digits)) {
    const value = Number(digits)
    if (!Number.isFinite(value))
      throw new CelSyntaxError(text, offset, 'invalid double literal: out of range')
    return value
  }
  const unsigned = /[uU]$/.test(digits)
  const value = BigInt(unsigned ? digits.slice(0, -1) : digits)
  if (unsigned) {
    if (!fitsUint64(value)) throw new CelSyntaxError(text, offset, 'invalid uint literal: out of 64 bits')
    return new Uint(value)
  }
  if (!fitsInt64(value) && value !== maxInt64 + 1n) {
    throw new CelSyntaxError(text, offset, 'invalid int literal: out of 64 bits')
  }
  return value
}

function readString(text: string, offset: number, opening: string): Reading {
  const quote = opening.replace(/^[a-zA-Z]+/, '')
  const prefix = opening.slice(0, opening.length - quote.length).toLowerCase()
  const start = offset + opening.length
  const close = closingQuote(text, start, quote, prefix.includes('r'))
  if (close === undefined) {
    throw new CelSyntaxError(text, offset, `the string that begins here is not closed; expected ${quote}`)
  }
  const body = { text, start, end: close, raw: prefix.includes('r') }
  const value = prefix.includes('b') ? readBytesLiteral(body) : readStringLiteral(body)
  const end = close + quote.length
  return { token: { kind: 'literal', text: text.slice(offset, end), offset, value }, end }
}

/** Where the closing quote stands; only triple quotes may hold a line break. */
function closingQuote(text: string, start: number, quote: string, raw: boolean): number | undefined {
  for (let position = start; position < text.length; position++) {
    if (text.startsWith(quote, position)) return position
    const character = text[position]
    if (character === '\\' && !raw) position++
    else if (quote.length === 1 && (character === '\n' || character === '\r')) return undefined
  }
  return undefined
}

function match(text: string, pattern: RegExp, offset: number): string | undefined {
  pattern.lastIndex = offset
  return pattern.exec(text)?.[0]
}

function skip(text: string, pattern: RegExp, offset: number): number {
  return offset + (match(text, pattern, offset)?.length ?? 0)
}
