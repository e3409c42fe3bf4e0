import { type Random, systemClock } from '../base/index.ts'
import { type Fetch, RemoteViews } from '../server/index.ts'
import { CommandError, exitCode } from './exit-code.ts'

/**
 * The views of a Binnacle that runs at a URL, or at `host:port`; credentials in the URL are sent. Throws a `CommandError` for what is neither.
 *
 * @param random for the pauses before a lost stream is taken up again; a command that follows none needs none
 */
export function serverViews(server: string, random: Random = () => 0.5): RemoteViews {
  const text = /^https?:\/\//.test(server) ? server : `http://${server}`
  if (!URL.canParse(text)) {
    throw new CommandError(
      `--server: '${server}' is no URL; give one such as http://127.0.0.1:9790`,
      exitCode.usage,
    )
  }
  const { origin, pathname, username, password } = new URL(text)
  const authorization = basicAuthorization(username, password)
  return new RemoteViews({
    url: origin + pathname,
    fetch: globalThis.fetch as Fetch,
    clock: systemClock,
    random,
    ...(authorization !== undefined && { headers: { authorization } }),
  })
}

/** What stands before the host of a URL, as RFC 7617 sends it; undefined when nothing does. */
function basicAuthorization(username: string, password: string): string | undefined {
  if (username === '' && password === '') return undefined
  try {
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
    return `Basic ${Buffer.from(credentials).toString('base64')}`
  } catch (cause) {
    throw new CommandError(
      '--server: the user or password is percent-encoded wrongly; a % is written %25',
      exitCode.usage,
      { cause },
    )
  }
}
