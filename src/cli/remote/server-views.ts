import { type Random, systemClock } from '../../base/index.ts'
import { RemoteViews } from '../../server/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import {
  basicAuthorization,
  type ServerCredentials,
  serverFetch,
  withoutCredentials,
} from './server-fetch.ts'

/**
 * The views of a Binnacle that runs at a URL, or at `host:port`; credentials in the URL are sent. Rejects with a
 * `CommandError` for what is neither, and for credentials that cannot be read.
 *
 * @param random for the pauses before a lost stream is taken up again; a command that follows none needs none
 */
export async function serverViews(
  server: string,
  credentials: ServerCredentials = {},
  random: Random = () => 0.5,
): Promise<RemoteViews> {
  const { serverCaFile, serverCertFile } = credentials
  const scheme = (serverCaFile ?? serverCertFile) === undefined ? 'http' : 'https'
  const text = /^https?:\/\//.test(server) ? server : `${scheme}://${server}`
  if (!URL.canParse(text)) {
    throw new CommandError(
      `--server: '${withoutCredentials(text)}' is no URL; give one such as http://127.0.0.1:9790`,
      exitCode.usage,
    )
  }
  if (scheme === 'https' && !text.startsWith('https:'))
    throw new CommandError(
      '--server-ca-file and --server-cert-file need a --server that begins with https://',
      exitCode.usage,
    )
  const { origin, pathname, username, password } = new URL(text)
  return new RemoteViews({
    url: origin + pathname,
    fetch: await serverFetch(credentials, credentialsOf(username, password)),
    clock: systemClock,
    random,
  })
}

/** What stands before the host of a URL, as it is sent; undefined when nothing does. */
function credentialsOf(username: string, password: string): string | undefined {
  if (username === '' && password === '') return undefined
  try {
    return basicAuthorization(decodeURIComponent(username), decodeURIComponent(password))
  } catch (cause) {
    throw new CommandError(
      '--server: the user or password is percent-encoded wrongly; a % is written %25',
      exitCode.usage,
      { cause },
    )
  }
}
