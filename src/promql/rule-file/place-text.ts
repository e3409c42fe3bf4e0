import type { LineCounter, Scalar } from 'yaml'
import type { PlacedText, TextPlace } from './rule-file.ts'

/**
 * A scalar's text with the places of its characters in the file. A block's indentation and folding, quotes and escapes
 * are passed over: text and source are the same but for blanks and for what escapes put in between.
 */
export function placeText(scalar: Scalar, source: string, lines: LineCounter): PlacedText {
  const [from, to] = scalar.range ?? [0, 0]
  const text = scalarText(scalar)
  const isBlock = scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED'
  const header = isBlock ? source.indexOf('\n', from) + 1 || to : from
  let offsets: readonly number[] | undefined
  const placeAt = (offset: number): TextPlace => {
    offsets ??= align(text, source, header, to)
    const { line, col } = lines.linePos(offsets[Math.min(offset, offsets.length - 1)] ?? from)
    return { line, column: col }
  }
  return { text, placeAt, ...placeAt(0) }
}

/** As Prometheus takes a scalar for a string: a plain number or boolean as it is written. */
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
