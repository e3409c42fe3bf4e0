import { createColors } from 'picocolors'
import {
  type LintFormat,
  lint,
  lintChange,
  type ParsedFamily,
  parseOpenMetrics,
  parseText,
} from '../../exposition/index.ts'
import { exitCode } from '../exit-code.ts'
import { counted } from '../print/counted.ts'
import type { ExpositionSource } from './exposition-source.ts'

export interface CheckExpositionOptions {
  /** Not to be read ends the command as used wrongly. */
  readonly source: ExpositionSource
  /** What the same process exposed earlier. */
  readonly before?: ExpositionSource
  readonly format: 'auto' | LintFormat
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
  readonly color: boolean
}

interface Checked {
  readonly format: LintFormat
  readonly families: readonly ParsedFamily[]
}

/**
 * `metrics check`: whether an exposition is valid, and whether it is good; with an earlier one, also whether what
 * happened in between is. Prints a line for each error and finding, as compilers do, and a last one that sums up.
 *
 * Ends with 1 when it is not valid, 3 when there are findings or there is nothing in it, 2 when it could not be read, else 0.
 */
export async function checkExposition(options: CheckExpositionOptions): Promise<number> {
  const { source, before, stdout } = options
  const { bold, dim, green, yellow } = createColors(options.color)
  const earlier = before && (await parse(before, options))
  if (typeof earlier === 'number') return earlier
  const checked = await parse(source, options)
  if (typeof checked === 'number') return checked
  const { families, format } = checked
  const findings = [...lint(families, format), ...(earlier ? lintChange(earlier.families, families) : [])]
  for (const { line, family, message } of findings)
    stdout.write(`${bold(`${source.name}:${line}:`)} ${yellow('warning:')} ${family}: ${message}\n`)
  const samples = families.reduce((sum, family) => sum + family.samples.length, 0)
  const content = dim(`${counted(families.length, 'family', 'families')}, ${counted(samples, 'sample')}`)
  if (families.length === 0) {
    stdout.write(
      `${bold(`${source.name}:`)} ${yellow('warning:')} it is empty: there is no family in it; does the exporter serve its metrics there?\n`,
    )
    return exitCode.partly
  }
  if (findings.length > 0) {
    const warnings = counted(findings.length, 'warning')
    stdout.write(`${yellow('valid')} as ${called(format)}, with ${warnings}: ${content}\n`)
    return exitCode.partly
  }
  stdout.write(`${green('valid')} as ${called(format)}: ${content}\n`)
  return exitCode.ok
}

/** What there is, or the code with which the command ends because it is not to be read or not valid. */
async function parse(
  source: ExpositionSource,
  { format: asked, stdout, stderr, color }: CheckExpositionOptions,
): Promise<Checked | number> {
  const { bold, red } = createColors(color)
  let bytes: Uint8Array
  let said: LintFormat | undefined
  try {
    ;({ bytes, format: said } = await source.read())
  } catch (error) {
    stderr.write(`binnacle: cannot read ${source.name}: ${error instanceof Error ? error.message : error}\n`)
    return exitCode.usage
  }
  const format = asked === 'auto' ? (said ?? detectFormat(bytes)) : asked
  const { families, errors } = format === 'text' ? parseText(bytes) : parseOpenMetrics(bytes)
  if (errors.length === 0) return { format, families }
  for (const { line, column, message } of errors)
    stdout.write(`${bold(`${source.name}:${line}:${column}:`)} ${red('error:')} ${message}\n`)
  stdout.write(`${red('not valid')} as ${called(format)}: ${counted(errors.length, 'error')}\n`)
  return exitCode.no
}

function called(format: LintFormat): string {
  return format === 'text' ? 'text' : 'OpenMetrics'
}

/** OpenMetrics when it ends as such, or has a line that text could not have; else text. */
function detectFormat(bytes: Uint8Array): LintFormat {
  const text = new TextDecoder().decode(bytes)
  return /^# (?:EOF$|UNIT |TYPE \S+ (?:unknown|info|stateset|gaugehistogram)$)/m.test(text)
    ? 'openmetrics'
    : 'text'
}
