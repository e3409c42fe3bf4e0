import { type Random, systemClock } from '../base/index.ts'
import { type Fetch, RemoteViews } from '../server/index.ts'
import { CommandError, exitCode } from './exit-code.ts'

/**
 * The views of a Binnacle that runs at a URL, or at `host:port`. Throws a `CommandError` for what is neither.
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
  const { origin, pathname } = new URL(text)
  return new RemoteViews({
    url: origin + pathname,
    fetch: globalThis.fetch as Fetch,
    clock: systemClock,
    random,
  })
}
