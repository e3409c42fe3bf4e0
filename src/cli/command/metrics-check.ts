import { createReadStream } from 'node:fs'
import { type CheckExpositionOptions, checkExposition } from '../metrics-check/check-exposition.ts'
import { readTerminalStyle } from '../print/terminal-style.ts'

export interface MetricsCheckOptions {
  /** A path, or - for standard input. */
  readonly file: string
  readonly format: CheckExpositionOptions['format']
}

/** Checks one exposition, from a file or standard input. */
export function metricsCheck({ file, format }: MetricsCheckOptions): Promise<number> {
  const { stdin, stdout, stderr } = process
  return checkExposition({
    source: file === '-' ? '<stdin>' : file,
    input: file === '-' ? stdin : createReadStream(file),
    format,
    stdout,
    stderr,
    color: readTerminalStyle(process.env, stdout).color,
  })
}
