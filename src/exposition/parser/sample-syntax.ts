import type { LineScanner } from './line-scanner.ts'
import type { Exemplar, ParsedSample } from './parsed-family.ts'

/** In what the formats' sample lines differ. */
export interface SampleDialect {
  /** Any run of blanks and tabs between tokens, and a comma after the last label (text); or none of it. */
  readonly freeForm: boolean
  readonly exemplars: boolean
  /** Metric and label names outside the legacy alphabet, in double quotes. */
  readonly quotedNames: boolean
  readonly timestamps: 'seconds' | 'milliseconds'
}

/** One sample line. Throws a LineError. */
export function readSample(scanner: LineScanner, line: number, dialect: SampleDialect): ParsedSample {
  const { freeForm, quotedNames } = dialect
  if (scanner.at('"')) scanner.fail('a quoted metric name has to stand inside the braces')
  const plainName = scanner.at('{') && quotedNames ? undefined : scanner.metricName()
  scanner.skipBlanks()
  const braces = scanner.takes('{')
  const set = braces
    ? scanner.labels({ quotedNames, metricName: plainName === undefined, trailingComma: freeForm })
    : { labels: Object.create(null) as Record<string, string> }
  const name = plainName ?? set.name ?? scanner.fail('no metric name stands before or inside the braces', 1)
  if (!braces || !freeForm) scanner.space('a value')
  else scanner.skipBlanks()
  const value = scanner.number('value')
  let timestamp: number | undefined
  if (scanner.more('a timestamp') && !scanner.at('#')) {
    timestamp = readTimestamp(scanner, dialect)
    scanner.more(dialect.exemplars ? 'an exemplar' : 'nothing')
  }
  const exemplar = dialect.exemplars && scanner.at('#') ? readExemplar(scanner, dialect) : undefined
  scanner.end()
  return { name, labels: set.labels, value, timestamp, exemplar, line }
}

function readExemplar(scanner: LineScanner, dialect: SampleDialect): Exemplar {
  const { freeForm, quotedNames } = dialect
  scanner.takes('#')
  scanner.space('the labels of an exemplar')
  const column = scanner.column
  if (!scanner.takes('{')) scanner.fail(`expected the labels of an exemplar, found ${scanner.found()}`)
  const { labels } = scanner.labels({ quotedNames, metricName: false, trailingComma: freeForm })
  const length = codePoints(Object.keys(labels)) + codePoints(Object.values(labels))
  if (length > longestExemplar)
    scanner.fail(
      `the names and values of an exemplar's labels may have ${longestExemplar} characters together, not ${length}`,
      column,
    )
  scanner.space('the value of the exemplar')
  const value = scanner.number('value of the exemplar')
  const timestamp = scanner.more('a timestamp') ? scanner.real('timestamp of the exemplar') * 1000 : undefined
  return { labels, value, timestamp }
}

/** OpenMetrics, "Exemplars": code points of all label names and values. */
const longestExemplar = 128

function codePoints(texts: readonly string[]): number {
  let count = 0
  for (const text of texts) for (const _ of text) count++
  return count
}

function readTimestamp(scanner: LineScanner, { timestamps }: SampleDialect): number {
  return timestamps === 'seconds' ? scanner.real('timestamp') * 1000 : scanner.integer('timestamp')
}
