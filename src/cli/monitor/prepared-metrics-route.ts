import { type Clock, systemClock } from '../../base/index.ts'
import { metricsRoute, type Reply, type Request, type Route } from '../../endpoint/index.ts'
import { Exposition, type Family, IdlePreparation } from '../../exposition/index.ts'

/** Different answers that are kept of one moment. */
const mostKept = 16

/**
 * The route of the metrics, of which the next whole scrape is prepared while nothing else is to be done. Those who ask
 * for the same at the same moment get the same answer, so that ten thousand of them cost little more than what is sent.
 *
 * @param onScrape told how long it took until a reply began to be sent, seconds
 */
export function preparedMetricsRoute(
  families: () => Iterable<Family>,
  onScrape: (seconds: number) => void = () => {},
  clock: Clock = systemClock,
): Route {
  const exposition = new Exposition({ families })
  const ahead = new IdlePreparation({ exposition, clock })
  const { path, handle } = metricsRoute(exposition)
  const ofThisMoment = new Map<string, Promise<Reply>>()
  const answer = (request: Request): Promise<Reply> => {
    const key = keyOf(request)
    const known = ofThisMoment.get(key)
    if (known) return known
    const reply = Promise.resolve(handle(request))
    if (ofThisMoment.size === 0) clock.setTimer(0, () => ofThisMoment.clear(), { unref: true })
    if (ofThisMoment.size < mostKept) ofThisMoment.set(key, reply)
    return reply
  }
  return {
    path,
    handle: async (request) => {
      const started = clock.monotonic()
      const reply = await answer(request)
      onScrape((clock.monotonic() - started) / 1000)
      if (!request.query.has('name[]')) ahead.scraped()
      return reply
    },
  }
}

/** What an answer depends on. */
function keyOf({ headers, query }: Request): string {
  return JSON.stringify([headers.accept, headers['accept-encoding'], query.getAll('name[]')])
}
