import { type CheckExpositionOptions, checkExposition } from '../metrics-check/check-exposition.ts'
import { givenSource } from '../metrics-check/given-source.ts'
import { readTerminalStyle } from '../print/terminal-style.ts'
import type { ServerCredentials } from '../remote/server-fetch.ts'

export interface MetricsCheckOptions extends ServerCredentials {
  /** A path, a URL, or - for standard input. */
  readonly file: string
  /** An earlier exposition of the same process: a path or a URL. */
  readonly before?: string
  readonly format: CheckExpositionOptions['format']
}

/** Checks one exposition, from a file, standard input, or a running exporter. */
export async function metricsCheck({
  file,
  before,
  format,
  ...credentials
}: MetricsCheckOptions): Promise<number> {
  const { stdout, stderr } = process
  return checkExposition({
    source: await givenSource(file, format, credentials),
    ...(before !== undefined && { before: await givenSource(before, format, credentials) }),
    format,
    stdout,
    stderr,
    color: readTerminalStyle(process.env, stdout).color,
  })
}
