import { createColors } from 'picocolors'
import { type LintFormat, lint, parseOpenMetrics, parseText } from '../../exposition/index.ts'
import { exitCode } from '../exit-code.ts'
import { fileProblem } from '../file-problem.ts'

export interface CheckExpositionOptions {
  /** What is said of where the input comes from: a file's name. */
  readonly source: string
  /** The input's bytes. A failure to read ends the command as used wrongly. */
  readonly input: AsyncIterable<Uint8Array>
  readonly format: 'auto' | LintFormat
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
  readonly color: boolean
}

/** Bytes; far past what a scrape could take, and what a string could hold. */
const longestInput = 256 * 1024 * 1024

/**
 * `metrics check`: whether an exposition is valid, and whether it is good. Prints a line for each error and finding,
 * as compilers do, and a last one that sums up.
 *
 * Ends with 1 when it is not valid, 3 when there are findings, 2 when it could not be read, else 0.
 */
export async function checkExposition(options: CheckExpositionOptions): Promise<number> {
  const { source, stdout, stderr } = options
  const { bold, dim, green, red, yellow } = createColors(options.color)
  let bytes: Uint8Array
  try {
    bytes = await readAll(options.input)
  } catch (error) {
    stderr.write(`binnacle: cannot read ${source}: ${fileProblem(error)}\n`)
    return exitCode.usage
  }
  const format = options.format === 'auto' ? detectFormat(bytes) : options.format
  const called = format === 'text' ? 'text' : 'OpenMetrics'
  const { families, errors } = format === 'text' ? parseText(bytes) : parseOpenMetrics(bytes)
  if (errors.length > 0) {
    for (const { line, column, message } of errors)
      stdout.write(`${bold(`${source}:${line}:${column}:`)} ${red('error:')} ${message}\n`)
    stdout.write(`${red('not valid')} as ${called}: ${counted(errors.length, 'error')}\n`)
    return exitCode.no
  }
  const findings = lint(families, format)
  for (const { line, family, message } of findings)
    stdout.write(`${bold(`${source}:${line}:`)} ${yellow('warning:')} ${family}: ${message}\n`)
  const samples = families.reduce((sum, family) => sum + family.samples.length, 0)
  const content = dim(`${counted(families.length, 'family', 'families')}, ${counted(samples, 'sample')}`)
  if (findings.length > 0) {
    stdout.write(`${yellow('valid')} as ${called}, with ${counted(findings.length, 'warning')}: ${content}\n`)
    return exitCode.partly
  }
  stdout.write(`${green('valid')} as ${called}: ${content}\n`)
  return exitCode.ok
}

/** OpenMetrics when it ends as such, or has a line that text could not have; else text. */
function detectFormat(bytes: Uint8Array): LintFormat {
  const text = new TextDecoder().decode(bytes)
  return /^# (?:EOF$|UNIT |TYPE \S+ (?:unknown|info|stateset|gaugehistogram)$)/m.test(text)
    ? 'openmetrics'
    : 'text'
}

async function readAll(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of input) {
    parts.push(part)
    length += part.length
    if (length > longestInput) throw new Error(`it is larger than ${longestInput / 2 ** 20} MiB`)
  }
  return Buffer.concat(parts)
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
