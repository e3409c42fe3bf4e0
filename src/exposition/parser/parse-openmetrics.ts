import { inputLines } from './input-lines.ts'
import { LineError, LineScanner } from './line-scanner.ts'
import type { MetadataKind } from './open-family.ts'
import { OpenMetricsReader } from './openmetrics-reader.ts'
import type { ParseOptions, ParseResult } from './parsed-family.ts'
import { readSample, type SampleDialect } from './sample-syntax.ts'

/**
 * Reads OpenMetrics 1.0 text, names in quotes included (Prometheus, "escaping=allow-utf-8"). Bytes are checked to
 * be UTF-8. Canonical forms of `le` and `quantile` are not asked for, as the specification wants it.
 */
export function parseOpenMetrics(input: string | Uint8Array, options: ParseOptions = {}): ParseResult {
  const strict = options.strict ?? true
  const { lines, errors } = inputLines(input)
  const reader = new OpenMetricsReader(strict)
  for (const { line, column, message } of errors) reader.problem(line, column, message)
  let ended = false
  for (const [index, raw] of lines.entries()) {
    if (reader.full) break
    const line = index + 1
    if (ended) {
      if (strict) reader.problem(line, 1, 'nothing may stand after # EOF')
      break
    }
    const text = !strict && raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (text === '# EOF') ended = true
    else readLine(reader, text, line, strict)
  }
  if (!ended && strict && !reader.full)
    reader.problem(Math.max(1, lines.length), 1, 'the exposition has to end with a line # EOF')
  return reader.result()
}

function readLine(reader: OpenMetricsReader, text: string, line: number, strict: boolean): void {
  const scanner = new LineScanner(text, { freeBlanks: !strict, anyEscape: true })
  try {
    if (strict && text.endsWith('\r')) scanner.fail('lines end with a line feed alone', text.length)
    scanner.skipBlanks()
    if (scanner.atEnd) {
      if (strict) scanner.fail('blank lines are not allowed')
    } else if (scanner.at('#')) readMetadata(reader, scanner, line, strict)
    else reader.sample(readSample(scanner, line, dialects[strict ? 'strict' : 'lax']), line)
  } catch (error) {
    if (!(error instanceof LineError)) throw error
    reader.unreadable(line, error.column, error.message)
  }
}

const dialects: Readonly<Record<'strict' | 'lax', SampleDialect>> = {
  strict: { freeForm: false, exemplars: true, quotedNames: true, timestamps: 'seconds' },
  lax: { freeForm: true, exemplars: true, quotedNames: true, timestamps: 'seconds' },
}

function readMetadata(reader: OpenMetricsReader, scanner: LineScanner, line: number, strict: boolean): void {
  scanner.takes('#')
  if (strict) scanner.space('TYPE, UNIT, HELP or EOF')
  else scanner.skipBlanks()
  const column = scanner.column
  const kind = scanner.word()
  if (!isMetadataKind(kind)) {
    if (strict) scanner.fail('a line that begins with # has to be # TYPE, # UNIT, # HELP or # EOF', column)
    return
  }
  scanner.space('a metric name')
  const name = scanner.metricName()
  if (scanner.atEnd && strict) scanner.fail(`# ${kind} ${name} has to be followed by a space and a value`)
  if (!scanner.atEnd) scanner.space(kind === 'HELP' ? 'the help text' : 'a value', kind !== 'HELP')
  const valueColumn = scanner.column
  const value = kind === 'HELP' ? scanner.escapedRest() : scanner.rest()
  reader.metadata(kind, name, value, line, valueColumn)
}

function isMetadataKind(word: string): word is MetadataKind {
  return word === 'TYPE' || word === 'HELP' || word === 'UNIT'
}
