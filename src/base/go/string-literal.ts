/** Escapes of one letter in Go's string literals, and what they stand for. */
export const goLetterEscapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
}

/** What a string literal means, or why it is none. */
export type GoUnquoted = { readonly value: string } | { readonly problem: string }

const digitsOf: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/**
 * Takes the quotes and escapes off a literal, as Go's strconv.Unquote does, but of any length in single quotes, too, as
 * Prometheus' strutil.Unquote and client-go's jsonpath.UnquoteExtend have it. `\x` and octal escapes are code points.
 */
export function goUnquote(literal: string): GoUnquoted {
  const quote = literal[0] ?? ''
  if (literal.length < 2 || !literal.endsWith(quote) || endsEscaped(literal, quote))
    return { problem: `the string has no closing ${quote}` }
  const inner = literal.slice(1, -1)
  if (quote === '`') return { value: inner.replaceAll('\r', '') }
  let value = ''
  for (let at = 0; at < inner.length; at++) {
    const char = inner[at] ?? ''
    if (char === quote) return { problem: `an unescaped ${quote} stands within the string; write \\${quote}` }
    if (char !== '\\') {
      value += char
      continue
    }
    const letter = inner[++at] ?? ''
    const digits = digitsOf[letter]
    const octal = /^[0-7]{3}/.exec(inner.slice(at, at + 3))?.[0]
    if (digits !== undefined) {
      const hex = inner.slice(at + 1, at + 1 + digits)
      const code = Number.parseInt(hex, 16)
      if (!/^[0-9a-fA-F]+$/.test(hex) || hex.length < digits || code > 0x10ffff)
        return { problem: `\\${letter}${hex} is no character; write \\\\ for a backslash` }
      value += String.fromCodePoint(code)
      at += digits
    } else if (octal !== undefined && Number.parseInt(octal, 8) < 256) {
      value += String.fromCodePoint(Number.parseInt(octal, 8))
      at += 2
    } else if (letter === quote) {
      value += quote
    } else {
      const escaped = goLetterEscapes[letter]
      if (escaped === undefined)
        return { problem: `\\${letter} is no escape of a string; write \\\\${letter}, or use back quotes` }
      value += escaped
    }
  }
  return { value }
}

function endsEscaped(literal: string, quote: string): boolean {
  if (quote === '`') return false
  const backslashes = /\\*$/.exec(literal.slice(1, -1))?.[0].length ?? 0
  return backslashes % 2 === 1
}

const lettersOf = new Map([
  ['"', '\\"'],
  ...Object.entries(goLetterEscapes).map(([letter, character]): [string, string] => [
    character,
    `\\${letter}`,
  ]),
])

/** Text in double quotes as Go's strconv.Quote and `%q` write it. */
export function goQuote(text: string): string {
  if (/^[ !#-[\]-~]*$/.test(text)) return `"${text}"`
  return `"${text.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|["\\]/gu, escapeCharacter)}"`
}

function escapeCharacter(character: string): string {
  const known = lettersOf.get(character)
  if (known !== undefined) return known
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return `\\x${hex(code, 2)}`
  if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD'
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0')
}
