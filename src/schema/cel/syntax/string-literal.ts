import { goLetterEscapes } from '../../../base/index.ts'
import { CelSyntaxError } from '../cel-syntax-error.ts'

/** What stands between the quotes of a literal: a part of an expression's text. */
export interface LiteralBody {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly raw: boolean
}

const simple: Readonly<Record<string, string>> = {
  ...goLetterEscapes,
  '?': '?',
  '"': '"',
  "'": "'",
  '`': '`',
}

const escapeSequence =
  /\\(?:([abfnrtv\\?"'`])|[xX]([0-9a-fA-F]{2})|([0-3][0-7]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/y

/** `\x` and octal escapes are code points. */
export function readStringLiteral(body: LiteralBody): string {
  return readParts(body, ({ code }) => String.fromCodePoint(code)).join('')
}

/** `\x` and octal escapes are bytes, everything else is UTF-8; there are no `\u` escapes. */
export function readBytesLiteral(body: LiteralBody): Uint8Array {
  const encoder = new TextEncoder()
  const parts = readParts<string | number>(body, ({ code, unicode }, offset) => {
    if (unicode)
      throw new CelSyntaxError(body.text, offset, 'bytes have no \\u escapes; write \\x or the character')
    return code
  })
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'number' ? [part] : [...encoder.encode(part)])),
  )
}

interface CodeEscape {
  readonly code: number
  readonly unicode: boolean
}

function readParts<T>(
  { text, start, end, raw }: LiteralBody,
  convert: (escaped: CodeEscape, offset: number) => T,
): (string | T)[] {
  if (raw) return [text.slice(start, end)]
  const parts: (string | T)[] = []
  let position = start
  while (position < end) {
    const backslash = text.indexOf('\\', position)
    const stop = backslash < 0 || backslash >= end ? end : backslash
    parts.push(text.slice(position, stop))
    if (stop === end) break
    escapeSequence.lastIndex = stop
    const match = escapeSequence.exec(text)
    if (match === null) throw new CelSyntaxError(text, stop, `unknown escape "${text.slice(stop, stop + 2)}"`)
    const [whole, letter, hex, octal, short, long] = match
    if (letter !== undefined) parts.push(simple[letter] ?? letter)
    else parts.push(convert(readCode(text, stop, hex, octal, short ?? long), stop))
    position = stop + whole.length
  }
  return parts
}

function readCode(text: string, offset: number, hex?: string, octal?: string, unicode?: string): CodeEscape {
  const code = octal === undefined ? Number.parseInt(hex ?? unicode ?? '', 16) : Number.parseInt(octal, 8)
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
    throw new CelSyntaxError(text, offset, 'the escape is no code point of Unicode')
  }
  return { code, unicode: unicode !== undefined }
}
