import type { ParseProblem } from './parsed-family.ts'

/** An input cut into lines, and what is wrong with its encoding. */
export interface InputLines {
  /** Without their newlines. */
  readonly lines: readonly string[]
  /** Whether the last line was ended by a newline; true for no lines. */
  readonly closed: boolean
  readonly errors: readonly ParseProblem[]
}

/**
 * Bytes have to be UTF-8, without a byte order mark; what is not is replaced by U+FFFD and reported for each line,
 * so that the rest can be read.
 */
export function inputLines(input: string | Uint8Array): InputLines {
  const errors: ParseProblem[] = []
  const text = typeof input === 'string' ? input : decode(input, errors)
  if (text.startsWith('\uFEFF'))
    errors.push({ line: 1, column: 1, message: 'a byte order mark may not stand at the start' })
  const lines = (text.startsWith('\uFEFF') ? text.slice(1) : text).split('\n')
  const closed = lines.at(-1) === ''
  if (closed) lines.pop()
  return { lines, closed, errors }
}

function decode(bytes: Uint8Array, errors: ParseProblem[]): string {
  try {
    return decodeStrictly(bytes)
  } catch {
    errors.push(...malformedLines(bytes))
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  }
}

function decodeStrictly(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}

/** The lines that are not UTF-8. No multi-byte character contains the byte of a newline, so lines stand alone. */
function malformedLines(bytes: Uint8Array): ParseProblem[] {
  const problems: ParseProblem[] = []
  let start = 0
  for (let line = 1; start <= bytes.length; line++) {
    const newline = bytes.indexOf(10, start)
    const end = newline < 0 ? bytes.length : newline
    try {
      decodeStrictly(bytes.subarray(start, end))
    } catch {
      problems.push({ line, column: 1, message: 'the line is not valid UTF-8' })
    }
    start = end + 1
  }
  return problems
}
