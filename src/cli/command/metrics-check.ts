import { CommandError, exitCode } from '../exit-code.ts'
import { type CheckExpositionOptions, checkExposition } from '../metrics-check/check-exposition.ts'
import { type ExpositionSource, fileSource, isUrl, urlSource } from '../metrics-check/exposition-source.ts'
import { readTerminalStyle } from '../print/terminal-style.ts'
import { basicAuthorization, type ServerCredentials, serverFetch } from '../remote/server-fetch.ts'

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
    source: await sourceOf(file, format, credentials),
    ...(before !== undefined && { before: await sourceOf(before, format, credentials) }),
    format,
    stdout,
    stderr,
    color: readTerminalStyle(process.env, stdout).color,
  })
}

async function sourceOf(
  text: string,
  format: CheckExpositionOptions['format'],
  credentials: ServerCredentials,
): Promise<ExpositionSource> {
  if (!isUrl(text)) return fileSource(text)
  if (!URL.canParse(text))
    throw new CommandError(
      `'${text}' is no URL; give one such as http://localhost:8000/metrics`,
      exitCode.usage,
    )
  const url = new URL(text)
  const { username, password } = url
  url.username = ''
  url.password = ''
  const basic =
    username === '' && password === '' ? undefined : basicAuthorization(decoded(username), decoded(password))
  return urlSource(url.href, format, await serverFetch(credentials, basic))
}

/** Of a user or password in a URL, in which browsers write a stray % as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
