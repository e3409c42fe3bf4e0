import type { Scalar } from 'yaml'
import type { Position } from './position.ts'
import type { SourceText } from './source-text.ts'

/** The text of a scalar, and where each of its characters stands in the file. */
export interface PlacedText extends Position {
  readonly text: string
  /** The position of the character at an offset of the text. */
  placeAt(offset: number): Position
}

/**
 * A scalar's text with the places of its characters. A block's indentation and folding, quotes and escapes are passed
 * over: text and source are the same but for blanks and for what escapes put in between.
 */
export function placeText(scalar: Scalar, source: SourceText): PlacedText {
  const [from, to] = scalar.range ?? [0, 0]
  const text = scalarText(scalar)
  const isBlock = scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED'
  const header = isBlock ? source.text.indexOf('\n', from) + 1 || to : from
  let offsets: readonly number[] | undefined
  const placeAt = (offset: number): Position => {
    offsets ??= align(text, source.text, header, to)
    return source.positionAt(offsets[Math.min(offset, offsets.length - 1)] ?? from)
  }
  return { text, placeAt, ...placeAt(0) }
}

/** As Go's YAML decodes a scalar into a string: a plain number or boolean as it was written; nothing for null. */
export function scalarText({ value, source }: Scalar): string {
  if (typeof value === 'string') return value
  return value === null || value === undefined ? '' : (source ?? String(value))
}

/** For each character of the text, and its end, where it is in the source. */
function align(text: string, source: string, from: number, to: number): readonly number[] {
  const offsets: number[] = []
  let at = from
  for (const char of text.split('')) {
    if (/\s/.test(char)) {
      offsets.push(at)
      if (at < to && source[at] === char) at++
      continue
    }
    let found = at
    while (found < to && source[found] !== char) found++
    if (found >= to) found = at
    offsets.push(found)
    at = found + 1
  }
  offsets.push(at)
  return offsets
}
