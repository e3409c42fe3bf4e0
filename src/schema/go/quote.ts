import { letterEscapes } from './escape.ts'

const escapes = new Map([
  ['"', '\\"'],
  ...Object.entries(letterEscapes).map(([letter, character]): [string, string] => [character, `\\${letter}`]),
])

/** Text in double quotes as Go's strconv.Quote and `%q` write it. */
export function goQuote(text: string): string {
  if (/^[ !#-[\]-~]*$/.test(text)) return `"${text}"`
  return `"${text.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|["\\]/gu, escapeCharacter)}"`
}

function escapeCharacter(character: string): string {
  const known = escapes.get(character)
  if (known !== undefined) return known
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return `\\x${hex(code, 2)}`
  if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD'
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0')
}
