import { systemClock } from '../../base/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import {
  basicAuthorization,
  type ServerCredentials,
  serverFetch,
  withoutCredentials,
} from '../remote/server-fetch.ts'
import { type AskedFormat, type ExpositionSource, fileSource, isUrl, urlSource } from './exposition-source.ts'

/**
 * The exposition that somebody named: a path, `-` for standard input, or an http(s) URL. Credentials in a URL are sent,
 * and never shown. Rejects with a `CommandError` for what is no URL and for credentials that cannot be read.
 */
export async function givenSource(
  text: string,
  format: AskedFormat,
  credentials: ServerCredentials,
): Promise<ExpositionSource> {
  if (!isUrl(text)) return fileSource(text)
  if (!URL.canParse(text))
    throw new CommandError(
      `'${withoutCredentials(text)}' is no URL; give one such as http://localhost:8000/metrics`,
      exitCode.usage,
    )
  const url = new URL(text)
  const { username, password } = url
  url.username = ''
  url.password = ''
  const basic =
    username === '' && password === '' ? undefined : basicAuthorization(decoded(username), decoded(password))
  return urlSource(url.href, format, { fetch: await serverFetch(credentials, basic), clock: systemClock })
}

/** Of a user or password in a URL, in which browsers write a stray % as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
