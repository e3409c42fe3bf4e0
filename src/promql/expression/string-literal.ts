/** What a string literal means, or why it is none. */
export type Unquoted = { readonly value: string } | { readonly problem: string }

const simple: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
}
const digitsOf: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/** Takes the quotes and escapes off a literal, as Go's strconv.Unquote does but for strings in either quote. */
export function unquote(literal: string): Unquoted {
  const quote = literal[0] ?? ''
  if (literal.length < 2 || !literal.endsWith(quote) || endsEscaped(literal, quote))
    return { problem: `the string has no closing ${quote}` }
  const inner = literal.slice(1, -1)
  if (quote === '`') return { value: inner.replaceAll('\r', '') }
  let value = ''
  for (let at = 0; at < inner.length; at++) {
    const char = inner[at] ?? ''
    if (char !== '\\') {
      value += char
      continue
    }
    const letter = inner[++at] ?? ''
    const digits = digitsOf[letter]
    const octal = /^[0-7]{3}/.exec(inner.slice(at))?.[0]
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
    } else if (letter in simple && !((letter === "'" || letter === '"') && letter !== quote)) {
      value += simple[letter]
    } else {
      return { problem: `\\${letter} is no escape of a string; write \\\\${letter}, or use back quotes` }
    }
  }
  return { value }
}

/** A string as a literal. */
export function quote(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')}"`
}

function endsEscaped(literal: string, quote: string): boolean {
  if (quote === '`') return false
  const backslashes = /\\*$/.exec(literal.slice(1, -1))?.[0].length ?? 0
  return backslashes % 2 === 1
}
