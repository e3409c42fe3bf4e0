import { inputLines } from './input-lines.ts'
import { LineError, LineScanner } from './line-scanner.ts'
import type { ParseOptions, ParseResult } from './parsed-family.ts'
import { readSample, type SampleDialect } from './sample-syntax.ts'
import { TextReader } from './text-reader.ts'

/**
 * Reads the text format, 0.0.4 and 1.0.0 (which adds names in quotes); they need not be told apart. Strict is as
 * strict as Prometheus' own expfmt: metrics need not stand together, comments and blank lines may stand anywhere.
 * Lax also reads OpenMetrics' types, exemplars, CRLF, and a last line without its end.
 */
export function parseText(input: string | Uint8Array, options: ParseOptions = {}): ParseResult {
  const strict = options.strict ?? true
  const { lines, closed, errors } = inputLines(input)
  const reader = new TextReader(strict)
  for (const { line, column, message } of errors) reader.problem(line, column, message)
  for (const [index, raw] of lines.entries()) {
    if (reader.full) break
    const text = !strict && raw.endsWith('\r') ? raw.slice(0, -1) : raw
    readLine(reader, text, index + 1, strict)
  }
  if (!closed && strict)
    reader.problem(
      lines.length,
      (lines.at(-1)?.length ?? 0) + 1,
      'the last line has to be ended by a line feed; the exposition may have been cut off',
    )
  return reader.result()
}

function readLine(reader: TextReader, text: string, line: number, strict: boolean): void {
  const scanner = new LineScanner(text, { freeBlanks: true, anyEscape: !strict })
  try {
    if (strict && text.endsWith('\r')) scanner.fail('lines end with a line feed alone', text.length)
    scanner.skipBlanks()
    if (scanner.at('#')) readComment(reader, scanner, line)
    else if (!scanner.atEnd) reader.sample(readSample(scanner, line, dialects[strict ? 'strict' : 'lax']))
  } catch (error) {
    if (!(error instanceof LineError)) throw error
    reader.problem(line, error.column, error.message)
  }
}

const dialects: Readonly<Record<'strict' | 'lax', SampleDialect>> = {
  strict: { freeForm: true, exemplars: false, quotedNames: true, timestamps: 'milliseconds' },
  lax: { freeForm: true, exemplars: true, quotedNames: true, timestamps: 'milliseconds' },
}

function readComment(reader: TextReader, scanner: LineScanner, line: number): void {
  scanner.takes('#')
  scanner.skipBlanks()
  const kind = scanner.word()
  scanner.skipBlanks()
  // As in expfmt, neither line is wrong for want of a name or of what follows it.
  if ((kind !== 'HELP' && kind !== 'TYPE') || scanner.atEnd) return
  const name = scanner.metricName()
  if (scanner.atEnd) return
  scanner.space(kind === 'HELP' ? 'the help text' : 'a type', false)
  const column = scanner.column
  if (kind === 'HELP') reader.help(name, scanner.escapedRest(), line)
  else reader.type(name, scanner.rest().trimEnd(), line, column)
}
